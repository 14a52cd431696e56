package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random lives of a company on PostgreSQL, step by step with what must always hold after each; and by name the defects that
 * other products published: paid again after recalculating and changing back, counted once a refresh, lost on revert, a moved
 * end date that changes the past, a true-up that forgets the earlier quarter, a rule for negative pay that holds for some
 * only, shown figures that differ from stored ones, earnings and payments out of step, a long run that blocks others.
 */
@PostgresTest
class CompanyLifeTests {
    private static final LocalDate BEGINNING = LocalDate.of(2026, 1, 1);
    private static final List<LocalDate> ENDS = List.of(
            LocalDate.of(2026, 3, 31),
            LocalDate.of(2026, 6, 30),
            LocalDate.of(2026, 9, 30),
            LocalDate.of(2026, 12, 31));
    private static final List<String> PEOPLE = List.of("ana", "ben", "cleo", "dirk");

    /** Commission on each deal, a bonus to date over the year less what was earned before, and half of the first is held. */
    private static final String PLAN = """
            plan: LIFE
            title: A life
            currency: EUR
            pays: quarter
            rounding: half up to 2 decimals per line
            credits:
              - credit: seller
                of: orders
                to: seller
            measures:
              - measure: sales
                credits: seller
                sum: amount
              - measure: year
                credits: seller
                sum: amount
                accumulates: year
            components:
              - component: Commission
                on: sales
                per: credit
                rate: RATE %
              - component: Bonus
                on: year
                tiers:
                  axis: amount
                  mode: marginal
                  bands:
                    - {to: 5000, value: 1 %}
                    - {value: 4 %}
            """;

    /** Posted lines whose sum is not what the newest published run entitles to. */
    private static final String UNTIED = """
            with newest as (select * from calculation_run where status = 'PUBLISHED' order by number desc limit 1),
            entitled as (
                select l.person_key, l.component, l.period_id, l.line_key, sum(l.amount) as amount
                  from earning_line l join newest n on n.id = l.run_id join period p on p.id = l.period_id
                 where upper(p.valid) - 1 <= n.published_through group by l.person_key, l.component, l.period_id, l.line_key),
            posted as (
                select person_key, component, earned_period_id as period_id, line_key, sum(amount) as amount
                  from payable group by person_key, component, earned_period_id, line_key)
            select count(*) from entitled full join posted using (person_key, component, period_id, line_key)
             where coalesce(entitled.amount, 0) <> coalesce(posted.amount, 0)""";

    private static final String EARNINGS_BESIDE_LINES = """
            select count(*) from (
                select run_id, person_key, component, period_id, sum(amount) as amount from earning group by 1, 2, 3, 4) e
              full join (
                select run_id, person_key, component, period_id, sum(amount) as amount from earning_line group by 1, 2, 3, 4) l
                using (run_id, person_key, component, period_id)
             where coalesce(e.amount, 0) <> coalesce(l.amount, 0)""";
    private static final String STATEMENTS_BESIDE_LINES = """
            select count(*) from statement s
             where total <> (select coalesce(sum(amount), 0) from payable y where y.statement_id = s.id)""";
    private static final String TWO_CURRENT_REVISIONS = """
            select count(*) from (select 1 from transaction where current group by source, code, line_no having count(*) > 1) t""";
    private static final String POSTED_INTO_FINAL_AFTERWARDS = """
            select count(*) from payable y join period earned on earned.id = y.earned_period_id
              join period posted on posted.id = y.posted_period_id
             where y.cause = 'CORRECTION' and lower(posted.valid) <= lower(earned.valid)""";

    /** Situations that a history has to have been in to be worth anything. */
    private enum Reached {
        RETRO_INTO_PUBLISHED,
        RETURN_IN_FULL,
        TAKEN_BACK_BELOW_ZERO,
        CHANGED_BACK,
        TRANSFER,
        PLAN_CHANGED_BACKWARDS,
        ASSIGNMENT_MOVED,
        RECALCULATED_UNCHANGED,
        PUBLISHED_TWICE,
        CLOSED
    }

    @Autowired
    private PlanImport plans;

    @Autowired
    private RunRequests requests;

    @Autowired
    private CalculationJob job;

    @Autowired
    private RunQueries runs;

    @Autowired
    private RunApproval approval;

    @Autowired
    private RunPublication publication;

    @Autowired
    private JdbcClient jdbc;

    private final Map<Reached, Integer> reached = new EnumMap<>(Reached.class);
    private final List<String> log = new ArrayList<>();
    private int deals;

    @BeforeEach
    void beginAnew() {
        sql("""
                truncate calculation_run, measurement, earning, earning_line, run_exception, statement, payable, payee_value,
                         plan_assignment, plan_version, compensation_plan, transaction, import_batch, period, person cascade""");
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select c.id, y || '-Q' || q, 'QUARTER', y,
                       daterange((make_date(y, 1, 1) + make_interval(months => 3 * (q - 1)))::date,
                                 (make_date(y, 1, 1) + make_interval(months => 3 * q))::date)
                  from calendar c, generate_series(2026, 2027) y, generate_series(1, 4) q""");
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select c.id, y || '', 'YEAR', y, daterange(make_date(y, 1, 1), make_date(y + 1, 1, 1))
                  from calendar c, generate_series(2026, 2027) y""");
        PEOPLE.forEach(code -> jdbc.sql("insert into person (code, full_name) values (:code, :code)")
                .param("code", code)
                .update());
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'test', 'PROMOTED', 'test', now())""");
        plans.fromText(plan("5"), BEGINNING, "mira");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select p.id, n.key, '[2026-01-01,)' from compensation_plan p, person n""");
        deals = 0;
    }

    @Test
    void whatHoldsAlwaysHoldsAfterEachStepOfRandomLives() {
        for (int seed = 1; seed <= 5; seed++) {
            beginAnew();
            live(seed, 22);
        }
        assertThat(reached).as("situations reached").containsOnlyKeys(Reached.values());
    }

    private void live(int seed, int steps) {
        var random = new Random(seed);
        log.clear();
        var published = "";
        int final_ = 0;
        for (int step = 0; step < steps; step++) {
            act(random, final_);
            if (random.nextInt(3) == 0) {
                final_ = Math.min(ENDS.size(), Math.max(1, final_ + random.nextInt(2)));
                publish(ENDS.get(final_ - 1));
                if (final_ > 1 && random.nextInt(3) == 0) {
                    sql("update period set status = 'CLOSED' where code = '2026-Q1' and status = 'PUBLISHED'");
                    hit(Reached.CLOSED);
                }
                assertThat(count(UNTIED)).as(said(seed) + " untied lines").isZero();
            }
            assertThat(fingerprint()).as(said(seed) + " published rows").startsWith(published);
            published = fingerprint();
            assertThat(count(EARNINGS_BESIDE_LINES))
                    .as(said(seed) + " earnings beside lines")
                    .isZero();
            assertThat(count(STATEMENTS_BESIDE_LINES))
                    .as(said(seed) + " statements beside lines")
                    .isZero();
            assertThat(count(TWO_CURRENT_REVISIONS))
                    .as(said(seed) + " current revisions")
                    .isZero();
            assertThat(count(POSTED_INTO_FINAL_AFTERWARDS))
                    .as(said(seed) + " corrections")
                    .isZero();
        }
        if (count("select count(*) from payable where amount < 0") > 0) {
            hit(Reached.TAKEN_BACK_BELOW_ZERO);
        }
    }

    private void act(Random random, int published) {
        var person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        boolean early = published > 0 && random.nextBoolean();
        var day = BEGINNING.plusDays(early ? random.nextInt(90) : random.nextInt(365));
        int act = random.nextInt(8);
        log.add(act + " " + person + " " + day);
        switch (act) {
            case 0, 1, 2 -> {
                sell(person, day, new BigDecimal(100_00 + random.nextInt(4000_00)).movePointLeft(2));
                if (early) {
                    hit(Reached.RETRO_INTO_PUBLISHED);
                }
            }
            case 3 ->
                anyDeal(random).ifPresent(code -> {
                    revise(code, person, BigDecimal.ZERO);
                    hit(Reached.RETURN_IN_FULL);
                });
            case 4 ->
                anyDeal(random).ifPresent(code -> {
                    var before = amount(code);
                    revise(code, seller(code), before.add(BigDecimal.TEN));
                    calculate();
                    revise(code, seller(code), before);
                    hit(Reached.CHANGED_BACK);
                });
            case 5 ->
                anyDeal(random).ifPresent(code -> {
                    revise(code, person, amount(code));
                    hit(Reached.TRANSFER);
                });
            case 6 -> {
                plans.fromText(
                        plan(String.valueOf(3 + random.nextInt(6))),
                        BEGINNING.plusMonths(3L * random.nextInt(3)),
                        "mira");
                hit(Reached.PLAN_CHANGED_BACKWARDS);
            }
            default -> {
                assign(person, BEGINNING, LocalDate.of(2026, 4 + random.nextInt(9), 1));
                hit(Reached.ASSIGNMENT_MOVED);
            }
        }
    }

    @Test
    void recalculatingPayingAndChangingBackPaysNothingTwice() {
        sell("ana", BEGINNING, new BigDecimal("1000"));
        publish(ENDS.getFirst());
        var paid = paid("ana");
        for (int turn = 0; turn < 3; turn++) {
            revise("D1", "ana", new BigDecimal("4000"));
            publish(ENDS.getFirst());
            revise("D1", "ana", new BigDecimal("1000"));
            publish(ENDS.getFirst());
            assertThat(paid("ana")).as("turn " + turn).isEqualByComparingTo(paid);
        }
    }

    @Test
    void aCorrectionIsCountedOnceHoweverOftenItIsCalculated() {
        sell("ana", BEGINNING, new BigDecimal("1000"));
        publish(ENDS.getFirst());
        revise("D1", "ana", new BigDecimal("1500"));
        for (int refresh = 0; refresh < 4; refresh++) {
            calculate();
        }
        publish(ENDS.get(1));
        publish(ENDS.get(1));

        assertThat(paid("ana")).isEqualByComparingTo("90");
        assertThat(count("select count(*) from payable where cause = 'CORRECTION'"))
                .isEqualTo(2);
    }

    @Test
    void revertingACorrectionBringsBackWhatWasEarned() {
        sell("ana", BEGINNING, new BigDecimal("1000"));
        publish(ENDS.getFirst());
        var paid = paid("ana");
        revise("D1", "ana", BigDecimal.ZERO);
        publish(ENDS.getFirst());
        assertThat(paid("ana")).isEqualByComparingTo("0");
        revise("D1", "ana", new BigDecimal("1000"));
        publish(ENDS.getFirst());

        assertThat(paid("ana")).isEqualByComparingTo(paid).isEqualByComparingTo("60");
    }

    @Test
    void extendingTheEndOfAnAssignmentLeavesThePastAsItIs() {
        assign("ana", BEGINNING, LocalDate.of(2026, 7, 1));
        sell("ana", BEGINNING, new BigDecimal("1000"));
        publish(ENDS.get(1));
        var before = fingerprint();
        assign("ana", BEGINNING, LocalDate.of(2027, 1, 1));
        sell("ana", LocalDate.of(2026, 8, 1), new BigDecimal("500"));
        publish(ENDS.get(2));

        assertThat(fingerprint()).startsWith(before);
        assertThat(count("select count(*) from payable where cause = 'CORRECTION'"))
                .isZero();
        assertThat(paid("ana")).isEqualByComparingTo("90");
    }

    @Test
    void theTrueUpOfALaterQuarterSubtractsTheEarlierOnesAlsoAfterTheirClose() {
        sell("ana", BEGINNING, new BigDecimal("4000"));
        publish(ENDS.getFirst());
        sql("update period set status = 'CLOSED' where code = '2026-Q1'");
        sell("ana", LocalDate.of(2026, 5, 1), new BigDecimal("2000"));
        publish(ENDS.get(1));

        // 5 % of 6,000; to date 1 % of 5,000 and 4 % of 1,000, of which 40 were earned in the closed quarter.
        assertThat(paid("ana")).isEqualByComparingTo("390");
        assertThat(jdbc.sql("""
                        select sum(y.amount) from payable y join period p on p.id = y.earned_period_id
                         where y.component = 'Bonus' and p.code = '2026-Q2'""").query(BigDecimal.class).single()).isEqualByComparingTo("50");
    }

    @Test
    void whatIsTakenBackIsTakenFromEverybodyAlike() {
        sell("ana", BEGINNING, new BigDecimal("1000"));
        sell("ben", BEGINNING, new BigDecimal("1000"));
        publish(ENDS.getFirst());
        revise("D1", "ana", BigDecimal.ZERO);
        revise("D2", "ben", BigDecimal.ZERO);
        sell("ben", LocalDate.of(2026, 5, 1), new BigDecimal("3000"));
        publish(ENDS.get(1));

        // Nobody's correction is left out because nothing else is paid, and none because something is.
        assertThat(corrections("ana")).isEqualByComparingTo(corrections("ben")).isEqualByComparingTo("-60");
    }

    @Test
    void shownAndPaidFiguresAreTheStoredOnes() {
        sell("ana", BEGINNING, new BigDecimal("1234.56"));
        publish(ENDS.getFirst());

        assertThat(count(EARNINGS_BESIDE_LINES)).isZero();
        assertThat(count(STATEMENTS_BESIDE_LINES)).isZero();
        assertThat(count(UNTIED)).isZero();
        assertThat(jdbc.sql("select sum(total) from statement")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(paid("ana"));
        assertThatThrownBy(() -> sql("update payable set amount = 1")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRunAtWorkBlocksNoOtherYearAndCanBeCancelled() {
        var waiting = requests.request(BEGINNING, ENDS.getLast(), "mira");
        var other = requests.request(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), "mira");
        job.run(other);
        assertThat(runs.run(other).status()).isEqualTo(RunStatus.CALCULATED);
        assertThatThrownBy(() -> requests.request(BEGINNING, ENDS.getLast(), "ben"))
                .isInstanceOf(Conflict.class);
        requests.cancel(waiting, "mira");
        assertThat(runs.run(requests.request(BEGINNING, ENDS.getLast(), "ben")).status())
                .isEqualTo(RunStatus.QUEUED);
    }

    private RunId calculate() {
        var run = requests.request(BEGINNING, ENDS.getLast(), "mira");
        job.run(run);
        assertThat(runs.run(run).status()).as(runs.run(run).message()).isEqualTo(RunStatus.CALCULATED);
        if (runs.run(run).sameAs() != null) {
            hit(Reached.RECALCULATED_UNCHANGED);
            return new RunId(runs.run(run).resultRunId());
        }
        return run;
    }

    private void publish(LocalDate through) {
        var run = calculate();
        log.add("publish through " + through);
        if (runs.run(run).status() == RunStatus.CALCULATED) {
            approval.approve(run, "fatima");
        }
        publication.publish(run, through, "fatima");
        assertThat(publication.publish(run, through, "fatima").isEmpty()).isTrue();
        hit(Reached.PUBLISHED_TWICE);
    }

    private void sell(String seller, LocalDate day, BigDecimal amount) {
        insert("D" + ++deals, 1, seller, day, amount);
    }

    private void revise(String code, String seller, BigDecimal amount) {
        var last = jdbc.sql("select max(revision) as revision, min(event_date) as day from transaction where code = ?")
                .param(code)
                .query((row, _) -> Map.entry(row.getInt("revision"), row.getObject("day", LocalDate.class)))
                .single();
        jdbc.sql("update transaction set current = false where code = ? and current")
                .param(code)
                .update();
        insert(code, last.getKey() + 1, seller, last.getValue(), amount);
    }

    private void insert(String code, int revision, String seller, LocalDate day, BigDecimal amount) {
        jdbc.sql("""
                        insert into transaction (source, code, revision, event_date, amount, currency, seller_key, batch_id, recorded_at)
                        select 'crm', :code, :revision, :day, :amount, 'EUR', p.key, b.id, now()
                          from person p, import_batch b where p.code = :seller""")
                .param("code", code)
                .param("revision", revision)
                .param("day", day)
                .param("amount", amount)
                .param("seller", seller)
                .update();
    }

    private void assign(String person, LocalDate from, LocalDate end) {
        jdbc.sql(
                        "update plan_assignment set valid = daterange(:from, :end) where person_key = (select key from person where code = :person)")
                .param("from", from)
                .param("end", end)
                .param("person", person)
                .update();
    }

    private java.util.Optional<String> anyDeal(Random random) {
        return deals == 0 ? java.util.Optional.empty() : java.util.Optional.of("D" + (1 + random.nextInt(deals)));
    }

    private BigDecimal amount(String code) {
        return jdbc.sql("select amount from transaction where code = ? and current")
                .param(code)
                .query(BigDecimal.class)
                .single();
    }

    private String seller(String code) {
        return jdbc.sql(
                        "select p.code from transaction t join person p on p.key = t.seller_key where t.code = ? and t.current")
                .param(code)
                .query(String.class)
                .single();
    }

    private BigDecimal paid(String person) {
        return sum(person, "");
    }

    private BigDecimal corrections(String person) {
        return sum(person, " and y.cause = 'CORRECTION'");
    }

    private BigDecimal sum(String person, String more) {
        return jdbc.sql(
                        "select coalesce(sum(y.amount), 0) from payable y join person p on p.key = y.person_key where p.code = ?"
                                + more)
                .param(person)
                .query(BigDecimal.class)
                .single();
    }

    /** All that was posted, in the order in which it was. */
    private String fingerprint() {
        return jdbc.sql("""
                        select coalesce(string_agg(concat_ws(' ', y.id, y.statement_id, s.total, y.line_key, y.amount, y.cause), ';'
                               order by y.id), '')
                          from payable y join statement s on s.id = y.statement_id""").query(String.class).single();
    }

    private static String plan(String rate) {
        return PLAN.replace("RATE", rate);
    }

    private String said(int seed) {
        return "seed " + seed + " " + log;
    }

    private void hit(Reached situation) {
        reached.merge(situation, 1, Integer::sum);
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
