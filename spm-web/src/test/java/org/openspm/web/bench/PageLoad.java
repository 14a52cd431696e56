package org.openspm.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Users of the sample company who click through their pages at the same time, each after a second of reading; prints the
 * times of every page. Run it by {@code bin/bench pages}, which needs no build, against a product that runs.
 */
public final class PageLoad {
    private static final long READING_MILLIS = 1000;
    /** The goal of issue 2 and of docs/operations.md. */
    private static final long GOAL_MILLIS = 150;

    private static final Map<String, List<String>> PAGES = Map.of(
            "ana", List.of("/my-pay", "/my-pay?period=2026-Q3", "/account"),
            "jonas", List.of("/team", "/my-pay", "/people"),
            "mira", List.of("/cockpit", "/data", "/plans", "/people", "/quotas/attainment", "/territories", "/runs"),
            "fatima", List.of("/cockpit", "/runs", "/quotas", "/capacity"));

    private final String address;
    private final Map<String, List<Long>> nanos = new ConcurrentSkipListMap<>();

    private PageLoad(String address) {
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        var load = new PageLoad(arguments.length > 0 ? arguments[0] : "http://localhost:8080");
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var duration = Duration.ofSeconds(arguments.length > 2 ? Long.parseLong(arguments[2]) : 30);
        load.run(users, Duration.ofSeconds(15));
        load.nanos.clear();
        load.run(users, duration);
        System.exit(load.report(users) ? 0 : 1);
    }

    /** Every user opens the next page a second after the last one was there; a failed view ends the whole. */
    private void run(int users, Duration duration) throws Exception {
        var names = PAGES.keySet().stream().sorted().toList();
        try (var clock = Executors.newScheduledThreadPool(users)) {
            var visits = new ArrayList<Future<?>>();
            for (int user = 0; user < users; user++) {
                var visit = new Visit(names.get(user % names.size()));
                visits.add(clock.scheduleWithFixedDelay(
                        visit, READING_MILLIS * user / users, READING_MILLIS, TimeUnit.MILLISECONDS));
            }
            var over = clock.awaitTermination(duration.toMillis(), TimeUnit.MILLISECONDS);
            clock.shutdownNow();
            for (var visit : visits) {
                if (over || visit.state() == Future.State.FAILED) {
                    throw new IllegalStateException("A page failed", visit.exceptionNow());
                }
            }
        }
    }

    /** One user with a browser of her own. */
    private final class Visit implements Runnable {
        private final List<String> pages;
        private final SampleUser user;
        private int next;

        private Visit(String name) throws IOException, InterruptedException {
            pages = PAGES.getOrDefault(name, List.of());
            user = SampleUser.signedIn(address, name);
        }

        @Override
        public void run() {
            try {
                open(user, pages.get(next++ % pages.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException theEnd) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void open(SampleUser user, String page) throws IOException, InterruptedException {
        var start = System.nanoTime();
        user.open(page);
        var took = System.nanoTime() - start;
        var times = nanos.computeIfAbsent(page, _ -> new ArrayList<>());
        synchronized (times) {
            times.add(took);
        }
    }

    private boolean report(int users) {
        System.out.printf(Locale.ROOT, "%d users, each one page a second%n", users);
        System.out.printf(Locale.ROOT, "%-28s %8s %8s %8s %8s%n", "page", "views", "p50 ms", "p95 ms", "max ms");
        var all = new ArrayList<Long>();
        nanos.forEach((page, times) -> {
            all.addAll(times);
            line(page, times);
        });
        line("all pages", all);
        return percentile(all, 95) <= GOAL_MILLIS;
    }

    private static void line(String page, List<Long> times) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %8d %8d %8d %8d%n",
                page,
                times.size(),
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 100));
    }

    static long percentile(List<Long> nanos, int percent) {
        var sorted = nanos.stream().sorted().toList();
        int place = Math.max(0, (sorted.size() * percent + 99) / 100 - 1);
        return Duration.ofNanos(sorted.get(place)).toMillis();
    }
}
