package org.openspm.quota;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.quota.calc.Attainment;
import org.openspm.quota.calc.QuotaTree;

/** The seats of a hierarchy with their quotas and what was reached, each after the one above it; totals in one currency. */
public record QuotaGrid(String currency, List<Row> rows, Sum total) {
    public QuotaGrid {
        rows = List.copyOf(rows);
    }

    /**
     * A seat: its own quota and value in its own currency, the totals of the measure with everything below it, and under
     * {@code assigned} the money set for everybody there whatever the measure, beside what was set for the seat's team.
     */
    public record Row(
            UUID seatId,
            int seatKey,
            String seatName,
            String title,
            @Nullable Integer parentKey,
            int depth,
            int reports,
            @Nullable UUID personId,
            @Nullable Integer personKey,
            @Nullable String personName,
            @Nullable BigDecimal quota,
            @Nullable BigDecimal value,
            @Nullable String currency,
            QuotaTree.Total total,
            QuotaTree.Total assigned) {

        public Attainment attainment() {
            return new Attainment(value == null ? BigDecimal.ZERO : value, quota);
        }

        /** Whether anything at or below the seat has to do with the measure. */
        public boolean concerned() {
            return total.quota().signum() != 0 || total.value().signum() != 0;
        }
    }

    /** What the whole grid adds up to. */
    public record Sum(BigDecimal quota, BigDecimal value, int seats) {
        public Attainment attainment() {
            return new Attainment(value, quota);
        }
    }
}
