package org.openspm.web.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openspm.territory.calc.Address;
import org.openspm.territory.calc.AddressRule;
import org.openspm.territory.calc.RuleBook;

class SampleCompanyTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SampleCompany COMPANY = SampleCompany.of(SampleCompany.SEED, TODAY);

    @Test
    void theSameSeedWritesTheSameFilesToTheByte(@TempDir Path one, @TempDir Path other) throws IOException {
        write(COMPANY, one);
        write(SampleCompany.of(SampleCompany.SEED, TODAY), other);
        try (var files = Files.list(one)) {
            for (var file : files.toList()) {
                assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void aLaterDayOnlyAddsOrders() {
        var earlier = SampleCompany.of(SampleCompany.SEED, LocalDate.of(2026, 8, 10));
        var now = new HashSet<>(COMPANY.bookings());
        assertThat(earlier.bookings()).hasSizeGreaterThan(40_000).allMatch(now::contains);
    }

    @Test
    void theCompanyHasTheSizeOfABelievableVendor() {
        assertThat(COMPANY.seats()).hasSizeBetween(380, 420);
        var employed = COMPANY.staff().people().stream()
                .filter(person -> person.left() == null)
                .toList();
        assertThat(employed).hasSizeBetween(370, 410);
        assertThat(COMPANY.staff().people()).hasSizeBetween(430, 520);
        assertThat(COMPANY.accounts()).hasSize(1500);
        assertThat(COMPANY.bookings()).hasSizeBetween(57_000, 63_000);
        assertThat(COMPANY.bookings().stream().map(Booking::currency).distinct())
                .hasSize(4);
        assertThat(COMPANY.shares()).hasSizeGreaterThan(500);
    }

    @Test
    void seatsAreVacantChangeHandsAndAreFilledFromInside() {
        var staff = COMPANY.staff();
        var vacant = COMPANY.seats().stream()
                .filter(seat -> staff.inSeat(seat.code(), TODAY).isEmpty())
                .count();
        assertThat(vacant).isBetween(4L, 30L);
        var moved = staff.holdings().stream().collect(Collectors.groupingBy(Holding::person)).values().stream()
                .filter(holdings -> holdings.size() > 1)
                .count();
        assertThat(moved).isBetween(8L, 60L);
    }

    @Test
    void nobodySitsInASeatBeforeBeingHiredOrAfterLeaving() {
        assertThat(COMPANY.staff().holdings()).allSatisfy(holding -> {
            var person = COMPANY.staff().person(holding.person());
            assertThat(holding.first()).isAfterOrEqualTo(person.hired());
            if (person.left() != null) {
                assertThat(holding.last()).isNotNull().isBeforeOrEqualTo(person.left());
            }
        });
    }

    @Test
    void noSeatHoldsTwoPeopleAndNobodyTwoSeats() {
        assertNoOverlap(COMPANY.staff().holdings().stream().collect(Collectors.groupingBy(Holding::seat)));
        assertNoOverlap(COMPANY.staff().holdings().stream().collect(Collectors.groupingBy(Holding::person)));
    }

    @Test
    void everyReturnTakesBackPartOfAnEarlierOrder() {
        var orders = new HashMap<String, Booking>();
        COMPANY.bookings().stream().filter(one -> one.returned() == null).forEach(one -> orders.put(one.code(), one));
        var returns = COMPANY.bookings().stream()
                .filter(one -> one.returned() != null)
                .toList();
        assertThat(returns).hasSizeBetween(1_000, 2_500).allSatisfy(back -> {
            var order = orders.get(back.returned());
            assertThat(back.day()).isAfter(order.day());
            assertThat(-back.cents()).isBetween(1L, order.cents());
        });
    }

    @Test
    void sharesOfADealAreTheWholeDeal() {
        assertThat(COMPANY.shares().stream()
                        .collect(Collectors.groupingBy(
                                Booking.Share::booking, Collectors.summingInt(Booking.Share::percent)))
                        .values())
                .allMatch(sum -> sum == 100);
    }

    @Test
    void theRulesPutEveryCustomerIntoItsTerritory() {
        var places = COMPANY.seeds().places();
        var territories = places.stream().map(Seeds.Place::territory).distinct().toList();
        var book = new RuleBook(SampleRules.of(places, territories));
        assertThat(COMPANY.accounts()).allSatisfy(account -> {
            var place = account.place();
            var match = book.match(new Address(place.country(), place.state(), account.postalCode()));
            assertThat(match.map(AddressRule::territory)).contains(territories.indexOf(place.territory()));
        });
    }

    @Test
    void mostSellersEndBetweenSixtyAndOneHundredFortyPercent() {
        var attainments = attainmentsOf(new Quarter(2026, 2));
        assertThat(attainments).hasSizeGreaterThan(200);
        var usual = attainments.stream().filter(one -> one >= 60 && one <= 140).count();
        assertThat(usual * 100 / attainments.size()).isBetween(82L, 97L);
        var atQuota = attainments.stream().filter(one -> one >= 100).count();
        assertThat(atQuota * 100 / attainments.size()).isBetween(40L, 62L);
        assertThat(attainments.stream().filter(one -> one >= 170).count()).isBetween(1L, 8L);
    }

    /** Orders less returns in the seller's currency against the quota of the seat, for sellers there all quarter. */
    private static List<Long> attainmentsOf(Quarter quarter) {
        var sold = new HashMap<String, Long>();
        COMPANY.bookings().stream()
                .filter(one -> quarter.contains(one.day()) && one.seller() != null)
                .forEach(one -> sold.merge(
                        one.seller(),
                        Fx.planned(
                                one.cents(),
                                one.currency(),
                                COMPANY.staff().person(one.seller()).currency()),
                        Long::sum));
        return COMPANY.quotas().stream()
                .filter(quota ->
                        quota.quarter().equals(quarter) && quota.measure().equals(Targets.NEW_BOOKINGS))
                .filter(quota -> !quota.seat().startsWith("S-SOL"))
                .flatMap(quota -> COMPANY.staff().bySeat().getOrDefault(quota.seat(), List.of()).stream()
                        .filter(holding -> holding.covers(quarter.first()) && holding.covers(quarter.last()))
                        .map(holding -> percent(sold.getOrDefault(holding.person(), 0L), quota.amount())))
                .toList();
    }

    private static long percent(long cents, long quota) {
        return BigDecimal.valueOf(cents)
                .divide(BigDecimal.valueOf(quota), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static void assertNoOverlap(Map<String, List<Holding>> groups) {
        groups.values()
                .forEach(holdings -> holdings.forEach(one -> holdings.forEach(other -> {
                    if (one != other) {
                        assertThat(one.covers(other.first()))
                                .as("%s and %s", one, other)
                                .isFalse();
                    }
                })));
    }

    private static void write(SampleCompany company, Path folder) throws IOException {
        new OrganizationFiles(company, folder).write();
        new SalesFiles(company, folder).write();
    }
}
