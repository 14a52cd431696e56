package org.openspm.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.organization.PeopleQuery.Order;
import org.openspm.domain.organization.PeopleQuery.Standing;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SmallCompany;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class PeopleTests {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 15);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 15);

    @Autowired
    private People people;

    @Autowired
    private Hierarchies hierarchies;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void company() {
        SmallCompany.load(database);
    }

    @Test
    void listsThoseWhoAreThereOnTheDayWithSeatAndManager() {
        assertThat(names("", Standing.EMPLOYED, JANUARY))
                .containsExactly("Ana Bakker", "Ben Carlier", "Dirk Evers", "Hanna Holm", "Jonas Wulf");
        assertThat(names("", Standing.EMPLOYED, MARCH))
                .containsExactly("Ana Bakker", "Cleo Duval", "Dirk Evers", "Hanna Holm", "Jonas Wulf");
        assertThat(names("", Standing.LEFT, MARCH)).containsExactly("Ben Carlier");
        assertThat(find("dirk", JANUARY).seatName()).isEqualTo("North");
        assertThat(find("dirk", MARCH).seatName()).isEqualTo("South");
        assertThat(find("dirk", MARCH).managerName()).isEqualTo("Jonas Wulf");
    }

    @Test
    void searchesNameCodeTitleAndSeatLiterally() {
        assertThat(names("bakk", Standing.EVERYBODY, MARCH)).containsExactly("Ana Bakker");
        assertThat(names("M4", Standing.EVERYBODY, MARCH)).containsExactly("Ben Carlier");
        assertThat(names("head of", Standing.EVERYBODY, MARCH)).containsExactly("Hanna Holm");
        assertThat(names("%", Standing.EVERYBODY, MARCH)).isEmpty();
    }

    @Test
    void pagesAndSortsInTheDatabase() {
        var query = new PeopleQuery("", "Sales", "", Standing.EVERYBODY, Order.HIRED, true, MARCH, null);
        var first = people.find(query, new PageRequest(1, 3));
        var second = people.find(query, new PageRequest(2, 3));
        assertThat(first.total()).isEqualTo(4);
        assertThat(first.items()).extracting(PersonRow::name).containsExactly("Cleo Duval", "Dirk Evers", "Ana Bakker");
        assertThat(second.items()).extracting(PersonRow::name).containsExactly("Ben Carlier");
    }

    @Test
    void showsNobodyWhomTheViewerMayNotSee() {
        var ana = SmallCompany.key(database, "person", "M3");
        assertThat(people.find(query("", Standing.EVERYBODY, MARCH, Set.of(ana)), new PageRequest(1, 10))
                        .items())
                .extracting(PersonRow::name)
                .containsExactly("Ana Bakker");
        assertThat(people.find(query("", Standing.EVERYBODY, MARCH, Set.of()), new PageRequest(1, 10))
                        .total())
                .isZero();
    }

    @Test
    void aPersonHasSeatsOverTimeNewestFirst() {
        var dirk = people.person(SmallCompany.id(database, "person", "M6")).orElseThrow();
        assertThat(dirk.seats()).extracting(PersonFacts.Held::name).containsExactly("South", "North");
        assertThat(dirk.seats().getLast().held().last()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(dirk.currencies()).extracting(PersonFacts.Paid::currency).containsExactly("GBP");
    }

    @Test
    void superiorsAreThoseOfTheDay() {
        assertThat(superiors("M4", LocalDate.of(2025, 12, 31))).containsExactly("Hanna Holm");
        assertThat(superiors("M4", JANUARY)).containsExactly("Jonas Wulf", "Hanna Holm");
        assertThat(superiors("M4", MARCH)).isEmpty();
    }

    @Test
    void theTreeStandsAsItStoodThatDay() {
        var december = hierarchies.at("reporting", LocalDate.of(2025, 12, 31));
        assertThat(december)
                .extracting(SeatNode::name, SeatNode::depth)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Head of sales", 0),
                        org.assertj.core.groups.Tuple.tuple("East", 1),
                        org.assertj.core.groups.Tuple.tuple("Manager", 1),
                        org.assertj.core.groups.Tuple.tuple("North", 2),
                        org.assertj.core.groups.Tuple.tuple("West", 2));
        var march = hierarchies.at("reporting", MARCH);
        assertThat(march.getFirst().below()).isEqualTo(5);
        assertThat(march.getFirst().vacantBelow()).isEqualTo(1);
        assertThat(march)
                .filteredOn(SeatNode::vacant)
                .extracting(SeatNode::name)
                .containsExactly("North");
    }

    @Test
    void anUnknownHierarchyIsNamed() {
        assertThatThrownBy(() -> hierarchies.at("dotted", MARCH))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("dotted");
    }

    private List<String> superiors(String person, LocalDate day) {
        return people.superiors(SmallCompany.key(database, "person", person), day).stream()
                .map(Superior::personName)
                .toList();
    }

    private PersonRow find(String search, LocalDate day) {
        return people.find(query(search, Standing.EMPLOYED, day, null), new PageRequest(1, 5))
                .items()
                .getFirst();
    }

    private List<String> names(String search, Standing standing, LocalDate day) {
        return people.find(query(search, standing, day, null), new PageRequest(1, 50)).items().stream()
                .map(PersonRow::name)
                .toList();
    }

    private static PeopleQuery query(String search, Standing standing, LocalDate day, Set<Integer> visible) {
        return new PeopleQuery(search, "", "", standing, Order.NAME, false, day, visible);
    }
}
