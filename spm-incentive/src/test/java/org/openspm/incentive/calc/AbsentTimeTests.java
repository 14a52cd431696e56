package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.QuotaUse.Proration;
import org.openspm.incentive.calc.plan.Span;

/** Away: sick from 2 to 11 March, at half from the 12th to the 31st, and parental from 20 April on. */
class AbsentTimeTests {
    private static final Span TEN_DAYS = new Span(10, Span.Unit.DAY);
    private static final Leave LONG = new Leave(Set.of("SICK"), false, TEN_DAYS, null);
    private static final Leave LONGER = new Leave(Set.of(), false, new Span(1, Span.Unit.MONTH), null);
    private static final Leave LATER = new Leave(Set.of("PARENTAL"), true, null, TEN_DAYS);

    private final AbsentTime time = new AbsentTime(Snapshot.builder()
            .absence(0, "SICK", days("2026-03-02", "2026-03-11"), BigDecimal.ONE)
            .absence(0, "SICK", days("2026-03-12", "2026-03-31"), new BigDecimal("0.5"))
            .absence(0, "PARENTAL", DateRange.from(LocalDate.parse("2026-04-20")), BigDecimal.ONE)
            .build()
            .absences());

    @ParameterizedTest
    @CsvSource(textBlock = """
            all,      DAYS,     2026-03-01, 2026-03-31, 20
            all,      DAYS,     2026-03-10, 2026-03-13, 3
            all,      DAYS,     2026-04-01, 2026-04-19, 0
            all,      DAYS,     2026-04-01, 2026-04-30, 11
            all,      WEEKDAYS, 2026-03-01, 2026-03-31, 15.0
            all,      DAYS_360, 2026-05-01, 2026-05-31, 30
            all,      MONTHS,   2026-04-01, 2026-06-30, 2
            PARENTAL, DAYS,     2026-03-01, 2026-04-20, 1
            long,     DAYS,     2026-03-01, 2026-04-30, 20.0
            longer,   DAYS,     2026-03-01, 2026-04-30, 11
            later,    DAYS,     2026-03-01, 2026-04-30, 10.0
            """)
    void countsDaysAway(String leave, Proration by, LocalDate first, LocalDate last, BigDecimal days) {
        var wanted = switch (leave) {
            case "all" -> Leave.ALL;
            case "long" -> LONG;
            case "longer" -> LONGER;
            case "later" -> LATER;
            default -> Leave.of(Set.of(leave));
        };

        assertThat(time.of(wanted, by, 0, Days.of(first), Days.of(last) + 1)).isEqualByComparingTo(days);
    }

    private static DateRange days(String first, String last) {
        return DateRange.inclusive(LocalDate.parse(first), LocalDate.parse(last));
    }
}
