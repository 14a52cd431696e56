package org.openspm.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * From a sale that is sent by REST to the page of its rep, which is open and waits: Ana's page asks as the browser does, Mira
 * sends one order for her, checked and promoted by the one request. Run it by {@code bin/bench arrival}, against a sample
 * company that runs.
 */
public final class Arrival {
    private static final Pattern WAITS = Pattern.compile("hx-get=\"(/my-pay/live[^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("\"payee\":\\{\"id\":\"[^\"]+\",\"code\":\"([^\"]+)\"");
    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final long GOAL_MILLIS = 1000;

    private final SampleUser rep;
    private final SampleUser admin;
    private final String person;
    private String waits;

    private Arrival(String address) throws IOException, InterruptedException {
        rep = SampleUser.signedIn(address, "ana");
        admin = SampleUser.signedIn(address, "mira");
        person = found(CODE, rep.open("/api/v1/my-pay"));
        waits = found(WAITS, rep.open("/my-pay"));
        while (waits.endsWith("after=")) {
            waits = found(WAITS, rep.open(waits));
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    public static void main(String[] arguments) throws Exception {
        var arrival = new Arrival(arguments.length > 0 ? arguments[0] : "http://localhost:8080");
        int sales = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        var nanos = new ArrayList<Long>();
        for (int sale = -5; sale < sales; sale++) {
            long took = arrival.sale("BENCH-" + System.nanoTime());
            if (sale >= 0) {
                nanos.add(took);
            }
        }
        Collections.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d sales sent, each until the rep's open page shows it: p50 %d ms, p95 %d ms, max %d ms%n",
                sales,
                PageLoad.percentile(nanos, 50),
                PageLoad.percentile(nanos, 95),
                PageLoad.percentile(nanos, 100));
        System.exit(PageLoad.percentile(nanos, 100) <= GOAL_MILLIS ? 0 : 1);
    }

    /** Nanoseconds from before the request to the answer that the page puts in its place. */
    private long sale(String code) throws Exception {
        var shown = CompletableFuture.supplyAsync(this::news);
        LockSupport.parkNanos(BETWEEN.toNanos());
        long start = System.nanoTime();
        admin.send("/api/v1/imports", """
                {"kind": "transactions", "promoteIfValid": true, "rows": [
                    {"order_id": "%s", "order_date": "%s", "amount": 1234.56, "currency": "EUR", "seller": "%s"}]}
                """.formatted(code, LocalDate.now(ZoneOffset.UTC), person));
        return shown.get() - start;
    }

    /** Waits as the page does until something else is shown; the moment of that. */
    private long news() {
        try {
            while (true) {
                var next = found(WAITS, rep.open(waits));
                if (!next.equals(waits)) {
                    waits = next;
                    return System.nanoTime();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("There is no " + pattern + " in what was answered");
        }
        return match.group(1).replace("&amp;", "&");
    }
}
