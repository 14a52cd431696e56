package org.openspm.incentive.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.PlansInForce;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is held in memory follows whatever is committed, and says the same as a reading of everything. */
@PostgresTest
class LiveFiguresTests {
    private static final Clock SUMMER = Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final LiveLimits LIMITS = new LiveLimits(1_000, LONG);
    private static final String PLAN = """
            plan: TIERED
            title: Tiered
            currency: EUR
            pays: quarter
            exchange: {transactions: {rate: spot, on: credit date}}
            credits:
              - {credit: owner, of: orders, to: {splits: stated, account owner: rest}}
            measures:
              - {measure: sales, credits: owner, sum: amount, quota: {measure: sales}}
            components:
              - component: Commission
                on: sales
                rate: payee.commission_pct
                tiers:
                  axis: attainment
                  mode: marginal
                  bands: [{to: 100 %, value: x 1}, {value: x 2}]
            """;

    @Autowired
    private SnapshotLoader loader;

    @Autowired
    private PlansInForce plansInForce;

    @Autowired
    private RunScopes scopes;

    @Autowired
    private PlanImport plans;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private LiveFigures live;

    @BeforeEach
    void beginAnew() {
        sql("""
                truncate calculation_run, payee_value, quota, plan_assignment, plan_version, compensation_plan, transaction,
                         transaction_split, import_batch, period, account, account_assignment, exchange_rate, person cascade""");
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select c.id, '2026-Q' || q, 'QUARTER', 2026,
                       daterange((date '2026-01-01' + make_interval(months => 3 * (q - 1)))::date,
                                 (date '2026-01-01' + make_interval(months => 3 * q))::date)
                  from calendar c, generate_series(1, 4) q""");
        sql("insert into person (code, full_name) values ('ana', 'Ana'), ('ben', 'Ben')");
        sql("""
                insert into payee_value (name, person_key, value, valid)
                select 'commission_pct', key, 0.05, '[2026-01-01,)' from person""");
        sql("""
                insert into quota (person_key, period_id, measure, amount, currency)
                select n.key, p.id, 'sales', 1000, 'EUR' from person n, period p""");
        sql("""
                insert into exchange_rate (rate_date, from_currency, to_currency, rate_type, rate)
                values ('2026-01-01', 'USD', 'EUR', 'spot', 0.9)""");
        sql("insert into account (code, name) values ('A1', 'First'), ('A2', 'Second')");
        sql("""
                insert into account_assignment (account_key, person_key, valid)
                select a.key, p.key, '[2026-01-01,)' from account a, person p
                 where (a.code, p.code) in (('A1', 'ana'), ('A2', 'ben'))""");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'test', 'PROMOTED', 'test', now())""");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "ana");
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select p.id, n.key, '[2026-01-01,)' from compensation_plan p, person n""");
        sell("S1", "A1", "2026-04-03", "800", "EUR", 1);
        sell("S2", "A2", "2026-04-04", "500", "USD", 1);
        live = figures(LIMITS);
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void aSaleIsInTheFigureAsSoonAsItIsCommitted() {
        assertThat(total("ana")).containsExactly(Money.of("40.00", "EUR"));
        transaction.executeWithoutResult(_ -> {
            sell("S3", "A1", "2026-05-05", "400", "EUR", 1);
            assertThat(live.of(key("ana")).period(quarter()).orElseThrow().totals())
                    .as("not committed yet")
                    .containsExactly(Money.of("40.00", "EUR"));
        });
        var figure = live.of(key("ana"));
        assertThat(figure.period(quarter()).orElseThrow().totals()).containsExactly(Money.of("70.00", "EUR"));
        assertThat(figure.asOf()).isEqualTo(SUMMER.instant());
        assertThat(figure.periods().getFirst().measures().getFirst().quota()).isEqualByComparingTo("1000");
    }

    @Test
    void whoWaitsHearsOfOwnSalesAndNotOfThoseOfOthers() {
        var token = live.of(key("ana")).token();
        sell("S3", "A2", "2026-05-05", "400", "EUR", 1);
        assertThat(live.after(key("ana"), token, Duration.ZERO).token()).isEqualTo(token);

        int ana = key("ana");
        var heard = CompletableFuture.supplyAsync(() -> live.after(ana, token, LONG));
        sell("S4", "A1", "2026-05-05", "100", "EUR", 1);

        assertThat(heard.join().period(quarter()).orElseThrow().totals()).containsExactly(Money.of("45.00", "EUR"));
        assertThat(heard.join().token()).isNotEqualTo(token);
    }

    @Test
    void whateverIsChangedItSaysWhatAReadingOfEverythingSays() {
        var random = new Random(20261123);
        for (int change = 0; change < 60; change++) {
            edit(random, change);
            try (var anew = figures(LIMITS)) {
                for (var person : List.of("ana", "ben")) {
                    assertThat(live.of(key(person)).periods())
                            .as("%s after change %d", person, change)
                            .isEqualTo(anew.of(key(person)).periods());
                }
            }
        }
    }

    @Test
    void aChangeThatIsCommittedAfterALaterOneIsNotMissed() {
        live.of(key("ana"));
        transaction.executeWithoutResult(_ -> {
            sell("S3", "A1", "2026-05-05", "400", "EUR", 1);
            CompletableFuture.runAsync(() -> sell("S4", "A1", "2026-05-06", "100", "EUR", 1))
                    .join();
            assertThat(total("ana")).containsExactly(Money.of("45.00", "EUR"));
        });
        assertThat(total("ana")).containsExactly(Money.of("80.00", "EUR"));
    }

    @Test
    void saysWhyItCannotCalculateAndGoesOnWhenTheReasonIsGone() {
        sql("update exchange_rate set rate = 2");
        sql("update transaction set current = false where code = 'S1' and current");
        sell("S1", "A1", "2026-04-03", "900000000000000", "USD", 2);
        assertThatThrownBy(() -> live.of(key("ana")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is beyond 922");
        assertThatThrownBy(() -> live.of(key("ben"))).isInstanceOf(Conflict.class);
        sql("update transaction set current = false where code = 'S1' and current");
        sell("S1", "A1", "2026-04-03", "200", "EUR", 3);
        assertThat(total("ana")).containsExactly(Money.of("10.00", "EUR"));
    }

    @Test
    void holdsNoMoreThanItMay() {
        try (var small = figures(new LiveLimits(1, LONG))) {
            assertThatThrownBy(() -> small.of(key("ana")))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("more than 1 transactions; raise spm.live.transactions-max");
        }
    }

    @Test
    void saysThatItKnowsNothingOfAStranger() {
        assertThatThrownBy(() -> live.of(Integer.MAX_VALUE)).isInstanceOf(NotFound.class);
    }

    private LiveFigures figures(LiveLimits limits) {
        return new LiveFigures(new LiveProjection(loader, plansInForce, scopes, jdbc, limits, SUMMER), limits);
    }

    private List<Money> total(String person) {
        return live.of(key(person)).period(quarter()).orElseThrow().totals();
    }

    private void edit(Random random, int number) {
        transaction.executeWithoutResult(status -> {
            var day = "2026-0%d-11".formatted(1 + random.nextInt(9));
            switch (random.nextInt(12)) {
                case 0, 1 -> sell("N" + number, "A" + (1 + random.nextInt(2)), day, "" + random.nextInt(900), "EUR", 1);
                case 2 -> revise("S1", day, String.valueOf(random.nextInt(5000)));
                case 3 -> sql("update quota set amount = amount + 1 where person_key = " + key("ana"));
                case 4 -> sql("delete from quota where id = (select id from quota order by id limit 1)");
                case 5 -> sql("update payee_value set value = 0.0" + (1 + random.nextInt(9)));
                case 6 -> sql("update exchange_rate set rate = rate + 0.01");
                case 7 -> sql("insert into person (code, full_name) values ('p%d', 'Person')".formatted(number));
                case 8 -> sql("update transaction set current = false where code = 'S2' and current");
                case 9 -> {
                    sql("delete from transaction_split where code = 'S1'");
                    sql("""
                            insert into transaction_split (source, code, person_key, role, share)
                            select 'crm', 'S1', key, 'deal', 0.%d from person where code = 'ben'""".formatted(1 + random.nextInt(9)));
                }
                case 10 -> sql("""
                            update plan_assignment set valid = daterange(lower(valid) + 1, null)
                             where person_key = (select key from person where code = 'ben')""");
                default -> plans.fromText(PLAN.replace("x 2", "x " + (3 + number)), LocalDate.of(2026, 1, 1), "ana");
            }
            if (random.nextInt(8) == 0) {
                status.setRollbackOnly();
            }
        });
    }

    private void revise(String code, String date, String amount) {
        int revision = jdbc.sql("select max(revision) from transaction where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
        sql("update transaction set current = false where code = '" + code + "' and current");
        sell(code, "A1", date, amount, "EUR", revision + 1);
    }

    private void sell(String code, String account, String date, String amount, String currency, int revision) {
        jdbc.sql("""
                        insert into transaction (source, code, revision, event_date, amount, currency, account_key, batch_id, recorded_at)
                        select 'crm', :code, :revision, cast(:date as date), :amount, :currency, a.key, b.id, now()
                          from account a, import_batch b where a.code = :account""")
                .param("code", code)
                .param("revision", revision)
                .param("date", date)
                .param("amount", new BigDecimal(amount))
                .param("currency", currency)
                .param("account", account)
                .update();
    }

    private UUID quarter() {
        return jdbc.sql("select id from period where code = '2026-Q2'")
                .query(UUID.class)
                .single();
    }

    private int key(String person) {
        return jdbc.sql("select key from person where code = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
