package org.openspm.web.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running installation that plans are taken from or brought to, by its REST interface. */
final class PlanServer {
    private static final String FILES = "/api/v1/plan-files";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI address;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PlanServer(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** What the server refused, or why it could not be asked. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    byte[] export(@Nullable String plan) throws Refused {
        var query = plan == null ? "" : "?plan=" + java.net.URLEncoder.encode(plan, StandardCharsets.UTF_8);
        return send(request(FILES + query).GET().build());
    }

    JsonNode take(byte[] zip, boolean dryRun, boolean overConflicts) throws Refused {
        var answer = send(request(FILES + "?dryRun=" + dryRun + "&overConflicts=" + overConflicts)
                .header("Content-Type", "application/zip")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip))
                .build());
        return JsonMapper.shared().readTree(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest request) throws Refused {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new Refused("The server answers " + response.statusCode() + ": " + sentence(response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new Refused("The server at " + address + " cannot be reached (" + e + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted.");
        }
    }

    private static String sentence(byte[] body) {
        try {
            var problem = JsonMapper.shared().readTree(body);
            return problem.path("detail").asString(problem.path("title").asString("no reason given"));
        } catch (JacksonException e) {
            return "no reason given; is this the address of OpenSPM?";
        }
    }
}
