package org.openspm.web.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** A user of the sample company, signed in with a browser of her own. */
final class SampleUser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String address;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private SampleUser(String address) {
        this.address = address;
    }

    static SampleUser signedIn(String address, String name) throws IOException, InterruptedException {
        var user = new SampleUser(address);
        var fields = "username=" + name + "&password=" + name + "&_csrf="
                + URLEncoder.encode(user.token("/login"), StandardCharsets.UTF_8);
        var answer = user.browser.send(
                HttpRequest.newBuilder(URI.create(address + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
        if (answer.uri().getPath().equals("/login")) {
            throw new IllegalStateException(name + " cannot sign in; is this the sample company?");
        }
        return user;
    }

    /** What a page or an endpoint says. */
    String open(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html")
                .build();
        var answer = browser.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends JSON to an endpoint. */
    String send(String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-CSRF-TOKEN", token("/account"))
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = browser.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private String token(String page) throws IOException, InterruptedException {
        var token = CSRF.matcher(open(page));
        if (!token.find()) {
            throw new IllegalStateException(page + " of " + address + " has no form");
        }
        return token.group(1);
    }
}
