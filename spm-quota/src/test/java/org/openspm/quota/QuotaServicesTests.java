package org.openspm.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.quota.QuotaTestApplication.GivenValues;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class QuotaServicesTests {
    private static final LocalDate END = LocalDate.of(2026, 3, 31);

    @Autowired
    private QuotaListing listing;

    @Autowired
    private AttainmentListing attainments;

    @Autowired
    private QuotaHierarchy hierarchy;

    @Autowired
    private GivenValues values;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void company() {
        SmallCompany.load(database);
        values.clear();
        values.person(key("person", "M3"), "new_bookings", "104000", "100000", "EUR");
        values.person(key("person", "M4"), "new_bookings", "20000", null, "EUR");
        values.person(key("person", "M5"), "new_bookings", "45000", "90000", "EUR");
        values.person(key("person", "M6"), "new_bookings", "50000", "50000", "GBP");
        values.seat(key("position", "S-NORTH"), "new_bookings", "8000", "80000", "EUR");
        values.person(key("person", "M2"), "team_bookings", "237000", "310000", "EUR");
    }

    @Test
    void listsQuotasWithWhoHoldsTheSeatAtTheEndOfThePeriodSoFar() {
        var page = listing.find("2026-Q1", "new_bookings", LocalDate.of(2026, 11, 1), null, new PageRequest(1, 10));
        assertThat(page.items())
                .extracting(QuotaRow::seatName, QuotaRow::personName)
                .containsExactly(
                        Tuple.tuple("East", "Cleo Duval"),
                        Tuple.tuple("North", null),
                        Tuple.tuple("South", "Dirk Evers"),
                        Tuple.tuple("West", "Ana Bakker"));
        var january = listing.find("2026-Q1", "new_bookings", LocalDate.of(2026, 1, 20), null, new PageRequest(1, 10));
        assertThat(january.items().getFirst().personName()).isEqualTo("Ben Carlier");
        assertThat(january.items().getFirst().amount()).isEqualByComparingTo("90000");
    }

    @Test
    void listsOnlyQuotasOfThoseWhoMayBeSeen() {
        var ana = Set.of(key("person", "M3"));
        assertThat(listing.find("", "", END, ana, new PageRequest(1, 10)).items())
                .extracting(QuotaRow::period)
                .containsExactly("2026-Q1", "2026-Q2");
        assertThat(listing.find("", "", END, Set.of(), new PageRequest(1, 10)).total())
                .isZero();
    }

    @Test
    void theQuotaPeriodIsTheOneAskedForOrTheOneOfTheDay() {
        assertThat(listing.period(null, LocalDate.of(2026, 2, 1)).orElseThrow().code())
                .isEqualTo("2026-Q1");
        assertThat(listing.period("", LocalDate.of(2027, 2, 1)).orElseThrow().code())
                .isEqualTo("2026-Q2");
        assertThat(listing.period("2026-Q1", LocalDate.of(2026, 5, 1))
                        .orElseThrow()
                        .last())
                .isEqualTo(END);
        assertThatThrownBy(() -> listing.period("2031-Q1", END))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("2031-Q1");
    }

    @Test
    void attainmentComesHighestFirstAndNeverWithoutAQuota() {
        var rows = attainments.of(quarter(), "new_bookings", END, null);
        assertThat(rows).extracting(AttainmentRow::seatName).containsExactly("West", "South", "East", "North");
        assertThat(rows.getFirst().attainment().percent(1)).contains(new BigDecimal("104.0"));
        var distribution = AttainmentListing.distribution(rows);
        assertThat(distribution.count()).isEqualTo(3);
        assertThat(distribution.atQuota()).isEqualTo(2);
        assertThat(attainments.of(quarter(), "new_bookings", END, Set.of(key("person", "M5"))))
                .extracting(AttainmentRow::personName)
                .containsExactly("Cleo Duval");
    }

    @Test
    void totalsTieAlongTheHierarchy() {
        var grid = grid("EUR", null);
        assertThat(grid.rows())
                .extracting(QuotaGrid.Row::seatName)
                .containsExactly("Head of sales", "Manager", "East", "North", "South", "West");
        var manager = grid.rows().get(1);
        assertThat(manager.total().quota()).isEqualByComparingTo("330000");
        assertThat(manager.total().value()).isEqualByComparingTo("237000");
        assertThat(manager.assigned().overAssignment())
                .hasValueSatisfying(more -> assertThat(more).isEqualByComparingTo("20000"));
        assertThat(grid.rows().get(4).total().quota()).as("GBP 50,000 × 1.20").isEqualByComparingTo("60000");
        var leaves = grid.rows().stream().filter(row -> row.reports() == 0).toList();
        assertThat(sum(leaves)).isEqualByComparingTo(grid.total().quota());
        assertThat(grid.total().attainment().percent(1)).contains(new BigDecimal("71.8"));
    }

    @Test
    void whatWhoLeftReachedStaysAtTheSeat() {
        var east = grid("EUR", null).rows().get(2);
        assertThat(east.value()).isEqualByComparingTo("65000");
        assertThat(east.personName()).isEqualTo("Cleo Duval");
    }

    @Test
    void aQuotaOfAPersonStandsAtTheirSeat() {
        database.sql("""
                        insert into quota (person_key, period_id, measure, amount, currency)
                        select p.key, t.id, 'new_bookings', 5000, 'EUR' from person p, period t
                        where p.code = 'M3' and t.code = '2026-Q1'""").update();
        assertThat(grid("EUR", null).rows().get(5).quota()).isEqualByComparingTo("105000");
    }

    @Test
    void aManagerSeesTheOwnPartOfTheTree() {
        var grid = grid("EUR", Set.of(key("person", "M2")));
        assertThat(grid.rows().getFirst().seatName()).isEqualTo("Manager");
        assertThat(grid.rows().getFirst().depth()).isZero();
        assertThat(grid.total().quota()).isEqualByComparingTo("330000");
        assertThat(grid("EUR", Set.of(key("person", "M3"))).rows()).hasSize(1);
    }

    @Test
    void amountsAreNotAddedUpWithoutARate() {
        assertThatThrownBy(() -> grid("USD", null))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("USD")
                .hasMessageContaining("2026-03-31");
    }

    private QuotaGrid grid(String currency, Set<Integer> topPeople) {
        return hierarchy.grid(
                new QuotaHierarchy.Question(
                        "reporting", quarter(), "new_bookings", currency, LocalDate.of(2026, 11, 1)),
                topPeople);
    }

    private QuotaPeriod quarter() {
        return listing.period("2026-Q1", END).orElseThrow();
    }

    private static BigDecimal sum(List<QuotaGrid.Row> rows) {
        return rows.stream().map(row -> row.total().quota()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private int key(String table, String code) {
        return SmallCompany.key(database, table, code);
    }
}
