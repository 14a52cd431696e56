package org.openspm.quota.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openspm.domain.shared.DateRange.inclusive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Rounding;
import org.openspm.quota.calc.PayeeQuota.Part;
import org.openspm.quota.calc.PayeeQuota.Policy;
import org.openspm.quota.calc.PayeeQuota.Source;

class PayeeQuotaTests {
    private static final DateRange QUARTER = inclusive(day(2026, 1, 1), day(2026, 3, 31));
    private static final BigDecimal NINETY = new BigDecimal("90000");

    @Test
    void calendarDaysOfEmploymentCountBothEnds() {
        var quarter = inclusive(day(2013, 3, 1), day(2013, 5, 31));
        var hired = DateRange.from(day(2013, 4, 1));
        assertThat(Proration.byDays(new BigDecimal("321000"), quarter, List.of(hired), Rounding.HALF_UP_TO_CENTS))
                .isEqualByComparingTo("212836.96");
    }

    @Test
    void daysThatOverlapCountOnce() {
        var january = inclusive(day(2026, 1, 1), day(2026, 1, 31));
        var untilMidFebruary = inclusive(day(2025, 12, 1), day(2026, 2, 14));
        assertThat(Proration.byDays(NINETY, QUARTER, List.of(january, untilMidFebruary), Rounding.HALF_UP_TO_CENTS))
                .isEqualByComparingTo("45000");
    }

    @Test
    void theLastHolderHasTheWholeQuotaOfTheSeat() {
        var left = source(7, inclusive(null, day(2026, 2, 10)));
        var came = source(7, DateRange.from(day(2026, 2, 11)));
        assertThat(quota(Policy.LAST_HOLDER, DateRange.ALWAYS, left).amount()).isZero();
        assertThat(quota(Policy.LAST_HOLDER, DateRange.ALWAYS, came).amount()).isEqualByComparingTo(NINETY);
    }

    @Test
    void whoLeavesTheCompanyIsLastActiveOnTheLastDayThere() {
        var employed = inclusive(null, day(2026, 2, 10));
        var held = source(7, inclusive(null, day(2026, 2, 10)));
        assertThat(quota(Policy.LAST_HOLDER, employed, held).amount()).isEqualByComparingTo(NINETY);
    }

    @Test
    void byDaysATransferSplitsTheQuotaBetweenTheSeats() {
        var first = source(7, inclusive(null, day(2026, 2, 10)));
        var second = source(8, DateRange.from(day(2026, 2, 11)));
        var quota = quota(Policy.BY_DAYS, DateRange.ALWAYS, first, second);
        assertThat(quota.amount()).isEqualByComparingTo(NINETY);
        assertThat(quota.parts())
                .extracting(Part::seat, Part::days, Part::periodDays)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7, 41L, 90L),
                        org.assertj.core.groups.Tuple.tuple(8, 49L, 90L));
        assertThat(quota.parts().getFirst().amount()).isEqualByComparingTo("41000");
    }

    @Test
    void ownQuotaAndSeatsAddUp() {
        var own = new Source(null, new BigDecimal("5000"), List.of(DateRange.ALWAYS));
        assertThat(quota(Policy.LAST_HOLDER, DateRange.ALWAYS, own, source(7, DateRange.ALWAYS))
                        .amount())
                .isEqualByComparingTo("95000");
    }

    @Test
    void whoWasNotThereHasNoQuota() {
        var later = source(7, DateRange.from(day(2026, 4, 1)));
        for (var policy : Policy.values()) {
            assertThat(quota(policy, DateRange.ALWAYS, later)).isEqualTo(new PayeeQuota(BigDecimal.ZERO, List.of()));
        }
    }

    @Test
    void theAmountIsAlwaysTheSumOfItsParts() {
        var random = new Random(42);
        for (var round = 0; round < 200; round++) {
            var sources = new ArrayList<Source>();
            for (var seat = 1; seat <= 1 + random.nextInt(4); seat++) {
                var start = day(2025, 12, 1).plusDays(random.nextInt(150));
                var quota = BigDecimal.valueOf(random.nextInt(10_000_000), 2);
                sources.add(new Source(
                        seat, quota, List.of(new DateRange(start, start.plusDays(1 + random.nextInt(90))))));
            }
            var quota = quota(Policy.BY_DAYS, DateRange.ALWAYS, sources.toArray(Source[]::new));
            assertThat(quota.parts().stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(quota.amount());
            assertThat(quota.parts())
                    .allSatisfy(part -> assertThat(part.amount()).isBetween(BigDecimal.ZERO, part.quota()));
        }
    }

    private static PayeeQuota quota(Policy policy, DateRange employed, Source... sources) {
        return PayeeQuota.of(QUARTER, employed, List.of(sources), policy, Rounding.HALF_UP_TO_CENTS);
    }

    private static Source source(int seat, DateRange held) {
        return new Source(seat, NINETY, List.of(held));
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
