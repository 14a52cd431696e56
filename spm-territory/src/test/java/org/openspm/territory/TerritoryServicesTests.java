package org.openspm.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.territory.calc.Address;
import org.openspm.territory.calc.AddressRule.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class TerritoryServicesTests {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 15);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 15);

    @Autowired
    private TerritoryTree tree;

    @Autowired
    private TerritoryHolders holders;

    @Autowired
    private AddressLookup lookup;

    @Autowired
    private AccountPlaces accounts;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void company() {
        SmallCompany.load(database);
    }

    @Test
    void aSeatThatHoldsATerritoryStandsForThePersonInItThatDay() {
        assertThat(names("NL-E", JANUARY)).containsExactlyInAnyOrder("Ben Carlier", "Dirk Evers", "Ana Bakker");
        assertThat(names("NL-E", LocalDate.of(2026, 2, 12))).containsExactlyInAnyOrder("Ana Bakker", null, null);
        assertThat(names("NL-E", MARCH)).containsExactlyInAnyOrder("Cleo Duval", "Ana Bakker", null);
        assertThat(names("NL-E", LocalDate.of(2026, 7, 1))).containsExactlyInAnyOrder("Cleo Duval", null);
    }

    @Test
    void aPersonHoldsWhatTheSeatHoldsAndWhatIsTheirOwn() {
        var ana = SmallCompany.key(database, "person", "M3");
        assertThat(holders.ofPerson(ana, MARCH))
                .extracting(TerritoryHolder::territoryCode, TerritoryHolder::role)
                .containsExactlyInAnyOrder(Tuple.tuple("NL-W", "holder"), Tuple.tuple("NL-E", "overlay"));
    }

    @Test
    void holdersArePagedByRoleAndByWhoMayBeSeen() {
        assertThat(holders.find(new HolderQuery("", "holder", MARCH, null), new PageRequest(1, 2))
                        .total())
                .isEqualTo(3);
        assertThat(holders.find(
                                new HolderQuery("", "", MARCH, Set.of(SmallCompany.key(database, "person", "M5"))),
                                new PageRequest(1, 5))
                        .items())
                .extracting(TerritoryHolder::personName)
                .containsExactly("Cleo Duval");
    }

    @Test
    void holdersAreFoundByTerritoryPersonOrSeat() {
        assertThat(found("enschede")).isEmpty();
        assertThat(found("nl-w")).containsExactly("Ana Bakker");
        assertThat(found("cleo")).containsExactly("Cleo Duval");
        assertThat(found("100%")).isEmpty();
        assertThat(holders.roles()).containsExactly("holder", "overlay");
    }

    @Test
    void theTreeCountsAccountsUpwards() {
        assertThat(tree.at(MARCH))
                .extracting(TerritoryNode::name, TerritoryNode::depth, TerritoryNode::accounts)
                .containsExactly(
                        Tuple.tuple("World", 0, 3),
                        Tuple.tuple("Netherlands", 1, 3),
                        Tuple.tuple("East", 2, 1),
                        Tuple.tuple("West", 2, 2));
    }

    @Test
    void anAddressIsExplainedByTheRulesInTheirOrder() {
        var answer = lookup.find(new Address("NL", null, "7511 ZZ"));
        assertThat(answer.territory().orElseThrow().territoryCode()).isEqualTo("NL-E");
        assertThat(answer.considered())
                .extracting(step -> step.row().territoryCode(), AddressLookup.Considered::verdict)
                .containsExactly(Tuple.tuple("NL-W", Verdict.OTHER_POSTAL_CODE), Tuple.tuple("NL-E", Verdict.HOLDS));
        assertThat(lookup.find(new Address("DK", null, "8000")).territory()).isEmpty();
        assertThat(lookup.find(new Address("DK", null, "8000")).elsewhere()).isEqualTo(2);
    }

    @Test
    void accountsOfATerritoryAreThoseBelowItToo() {
        var page = accounts.in(SmallCompany.id(database, "territory", "NL"), new PageRequest(1, 2));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items()).extracting(AccountPlace::code).containsExactly("A1", "A2");
        assertThat(accounts.onTheMap()).hasSize(4);
    }

    private List<String> found(String search) {
        return holders.find(new HolderQuery(search, "", MARCH, null), new PageRequest(1, 10)).items().stream()
                .map(TerritoryHolder::personName)
                .toList();
    }

    private List<String> names(String territory, LocalDate day) {
        return holders.of(SmallCompany.id(database, "territory", territory), day).stream()
                .map(TerritoryHolder::personName)
                .toList();
    }
}
