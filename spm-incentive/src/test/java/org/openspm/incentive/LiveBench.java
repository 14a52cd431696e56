package org.openspm.incentive;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.openspm.incentive.live.LiveFigure;
import org.openspm.incentive.live.LiveFigures;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it takes from the commit of a sale to its rep's figure, while many others sell: bin/bench live. */
public final class LiveBench {
    private static final int REPS = 1_000;
    private static final int WATCHED = 500;
    private static final int LINES_OF_A_COMMIT = 5;
    private static final int WATCHED_EVERY = 20;
    private static final String PLAN = """
            plan: LIVE
            title: Live bench
            currency: EUR
            pays: month
            credits: [{credit: sale, of: orders, to: seller}]
            measures:
              - {measure: sales, credits: sale, sum: amount, quota: sales}
              - {measure: year, credits: sale, sum: amount, accumulates: year}
              - {measure: team, credits: sale, sum: amount, roll up: reporting with own}
              - {measure: count, credits: sale, count: credits}
            components:
              - component: Commission
                on: sales
                rate: 2 %
                tiers:
                  axis: attainment
                  mode: marginal
                  bands: [{to: 100 %, value: x 1}, {to: 150 %, value: x 1.5}, {value: x 2}]
              - {component: Year, on: year, rate: 0.1 %}
              - {component: Team, on: team, rate: 0.05 %}
            """;

    private final JdbcClient jdbc;
    private final LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);

    private LiveBench(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param arguments lines that are there already, seconds, lines a second */
    public static void main(String... arguments) throws InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        try (var context = new SpringApplicationBuilder(IncentiveTestApplication.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off", "spring.jpa.open-in-view=false")
                .run()) {
            var bench = new LiveBench(context.getBean(JdbcClient.class));
            bench.fill(rows, context.getBean(PlanImport.class));
            bench.run(context.getBean(LiveFigures.class), seconds, perSecond);
        }
    }

    private void fill(int rows, PlanImport plans) {
        long start = System.nanoTime();
        var year = today.withDayOfYear(1);
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select c.id, to_char(d, 'YYYY-MM'), 'MONTH', %d, daterange(d::date, (d + interval '1 month')::date)
                  from calendar c, generate_series(date '%s', date '%s', interval '1 month') d""".formatted(year.getYear(), year, year.plusMonths(11)));
        sql(
                "insert into period (calendar_id, code, kind, fiscal_year, valid) select id, 'Y', 'YEAR', %d, '[%s,%s)' from calendar"
                        .formatted(year.getYear(), year, year.plusYears(1)));
        sql("insert into title (code, name) values ('rep', 'Rep')");
        sql("insert into person (code, full_name) select 'P' || n, 'Rep ' || n from generate_series(0, %d) n"
                .formatted(REPS - 1));
        sql("""
                insert into position (code, name, title_id, valid)
                select 'S' || n, 'Seat ' || n, t.id, '[2000-01-01,)' from generate_series(0, %d) n, title t""".formatted(REPS - 1));
        sql("""
                insert into position_assignment (position_id, person_id, valid)
                select s.id, p.id, '[2000-01-01,)' from position s join person p on substr(p.code, 2) = substr(s.code, 2)""");
        sql("""
                insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                select h.id, s.id, b.id, '[2000-01-01,)'
                  from position s join position b on b.code = 'S' || (substr(s.code, 2)::int / 10)
                  join hierarchy h on h.code = 'reporting' where s.code <> 'S0'""");
        sql("""
                insert into quota (person_key, period_id, measure, amount, currency)
                select p.key, d.id, 'sales', 100000, 'EUR' from person p, period d where d.kind = 'MONTH'""");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'bench', 'PROMOTED', 'bench', now())""");
        plans.fromText(PLAN, year, "bench");
        sql(
                "insert into plan_assignment (plan_id, title_id, valid) select p.id, t.id, daterange('%s', null) from compensation_plan p, title t"
                        .formatted(year));
        sql("""
                insert into transaction (source, code, event_date, amount, currency, seller_key, batch_id, recorded_at)
                select 'crm', 'F' || n, date '%s' + (n %% 300), 1 + n %% 5000, 'EUR', p.key, b.id, now()
                  from generate_series(1, %d) n join person p on p.code = 'P' || (n %% %d), import_batch b""".formatted(year, rows, REPS));
        sql("analyze");
        say("%,d lines of %d reps filled in %.1f s", rows, REPS, since(start));
    }

    private void run(LiveFigures live, int seconds, int perSecond) throws InterruptedException {
        int watched = jdbc.sql("select key from person where code = 'P" + WATCHED + "'")
                .query(Integer.class)
                .single();
        long start = System.nanoTime();
        var first = first(live, watched);
        say("Read and calculated in %.2f s, %,d MB in use", since(start), used());
        int commits = seconds * perSecond / LINES_OF_A_COMMIT;
        var committed = new AtomicLongArray(commits / WATCHED_EVERY + 2);
        var writer = Thread.ofPlatform().start(() -> write(commits, perSecond, committed));
        var latencies = new ArrayList<Double>();
        long base = count(first);
        int seen = 0;
        int wanted = (commits - 1) / WATCHED_EVERY + 1;
        for (var figure = first; seen < wanted; ) {
            figure = live.after(watched, figure.token(), Duration.ofSeconds(10));
            long now = System.nanoTime();
            for (int count = (int) (count(figure) - base); seen < count; seen++) {
                latencies.add((now - committed.get(seen)) / 1e9);
            }
        }
        writer.join();
        // The first ones find a cold machine.
        var warm = new ArrayList<>(latencies.subList(latencies.size() / 4, latencies.size()));
        Collections.sort(warm);
        say(
                "From the commit to the figure of the rep: median %.3f s, p99 %.3f s, slowest %.3f s of %d sales watched",
                warm.get(warm.size() / 2), warm.get(warm.size() * 99 / 100), warm.getLast(), warm.size());
        say(
                "%,d MB in use, load %s",
                used(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage());
    }

    private static LiveFigure first(LiveFigures live, int person) throws InterruptedException {
        while (true) {
            try {
                return live.of(person);
            } catch (org.openspm.domain.shared.Conflict preparing) {
                Thread.onSpinWait();
            }
        }
    }

    private void write(int commits, int perSecond, AtomicLongArray committed) {
        long start = System.nanoTime();
        long pause = 1_000_000_000L * LINES_OF_A_COMMIT / perSecond;
        for (int commit = 0; commit < commits; commit++) {
            LockSupport.parkNanos(Math.max(0, start + commit * pause - System.nanoTime()));
            boolean watched = commit % WATCHED_EVERY == 0;
            var sellers = new ArrayList<String>();
            for (int line = 0; line < LINES_OF_A_COMMIT; line++) {
                int seller = watched && line == 0 ? WATCHED : (commit * 7 + line * 131) % (WATCHED - 1);
                sellers.add("('L%d-%d', 'P%d')".formatted(commit, line, seller));
            }
            if (watched) {
                committed.set(commit / WATCHED_EVERY, System.nanoTime());
            }
            sql("""
                    insert into transaction (source, code, event_date, amount, currency, seller_key, batch_id, recorded_at)
                    select 'crm', n.code, date '%s', 100, 'EUR', p.key, b.id, now()
                      from (values %s) n (code, seller) join person p on p.code = n.seller, import_batch b""".formatted(today, String.join(", ", sellers)));
        }
        say("%,.0f lines a second written in %d commits", commits * LINES_OF_A_COMMIT / since(start), commits);
    }

    private long count(LiveFigure figure) {
        return figure.periods().stream()
                .filter(period -> !today.isBefore(period.first()) && !today.isAfter(period.last()))
                .flatMap(period -> period.measures().stream())
                .filter(measure -> measure.measure().equals("count"))
                .map(LiveFigure.Reached::value)
                .map(BigDecimal::longValueExact)
                .findFirst()
                .orElse(0L);
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
