package org.openspm.incentive.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
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

    private TestCompany company;
    private LiveFigures live;

    @BeforeEach
    void beginAnew() {
        company = TestCompany.anew(jdbc)
                .quarters(2026, 2026)
                .people("ana", "ben")
                .value("commission_pct", "0.05")
                .quota("sales", "1000")
                .spotRate("USD", "0.9")
                .account("A1", "First")
                .account("A2", "Second")
                .owns("ana", "A1")
                .owns("ben", "A2");
        plans.fromText(PLAN, LocalDate.of(2026, 1, 1), "ana");
        company.assign("TIERED");
        sell("S1", "A1", "2026-04-03", "800");
        company.book(Sale.of("S2", "2026-04-04", "500").to("A2").paidIn("USD"));
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
            sell("S3", "A1", "2026-05-05", "400");
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
        sell("S3", "A2", "2026-05-05", "400");
        assertThat(live.after(key("ana"), token, Duration.ZERO).token()).isEqualTo(token);

        int ana = key("ana");
        var heard = CompletableFuture.supplyAsync(() -> live.after(ana, token, LONG));
        sell("S4", "A1", "2026-05-05", "100");

        assertThat(heard.join().period(quarter()).orElseThrow().totals()).containsExactly(Money.of("45.00", "EUR"));
        assertThat(heard.join().token()).isNotEqualTo(token);
    }

    @Test
    void aTeamHearsOfAnyOfItsMembersAndOfNobodyElse() {
        var both = List.of(key("ana"), key("ben"));
        var team = live.of(both);
        assertThat(team.people().get(key("ana"))).isEqualTo(live.of(key("ana")));
        var alone = live.of(List.of(key("ana"))).token();
        sell("S3", "A2", "2026-05-05", "400");

        assertThat(live.after(List.of(key("ana")), alone, Duration.ZERO).token())
                .isEqualTo(alone);
        var heard = live.after(both, team.token(), LONG);
        assertThat(heard.token()).isNotEqualTo(team.token());
        assertThat(heard.people().get(key("ben")))
                .isEqualTo(live.of(key("ben")))
                .isNotEqualTo(team.people().get(key("ben")));
        assertThat(live.of(List.of(key("ana"), Integer.MAX_VALUE)).people()).containsOnlyKeys(key("ana"));
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
            sell("S3", "A1", "2026-05-05", "400");
            CompletableFuture.runAsync(() -> sell("S4", "A1", "2026-05-06", "100"))
                    .join();
            assertThat(total("ana")).containsExactly(Money.of("45.00", "EUR"));
        });
        assertThat(total("ana")).containsExactly(Money.of("80.00", "EUR"));
    }

    @Test
    void saysWhyItCannotCalculateAndGoesOnWhenTheReasonIsGone() {
        sql("update exchange_rate set rate = 2");
        company.book(Sale.of("S1", "2026-04-03", "900000000000000").to("A1").paidIn("USD"));
        assertThatThrownBy(() -> live.of(key("ana")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is beyond 922");
        assertThatThrownBy(() -> live.of(key("ben"))).isInstanceOf(Conflict.class);
        sell("S1", "A1", "2026-04-03", "200");
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
                case 0, 1 -> sell("N" + number, "A" + (1 + random.nextInt(2)), day, "" + random.nextInt(900));
                case 2 -> sell("S1", "A1", day, String.valueOf(random.nextInt(5000)));
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

    private void sell(String code, String account, String date, String amount) {
        company.book(Sale.of(code, date, amount).to(account));
    }

    private UUID quarter() {
        return company.id("period", "2026-Q2");
    }

    private int key(String person) {
        return company.key("person", person);
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
