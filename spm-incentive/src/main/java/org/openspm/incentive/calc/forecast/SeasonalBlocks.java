package org.openspm.incentive.calc.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.TransactionSample;

/**
 * The months of the past as blocks to draw from: a seasonal block bootstrap (Dudek, Leśkow, Paparoditis and Politis, “A
 * generalized block bootstrap for seasonal time series”, Journal of Time Series Analysis 35, 2014). A block is all that one
 * seller sold in one calendar month, deal by deal, so that the sizes of deals and what belongs together within a month stay.
 * Each month to come gets a block of the same quarter of the year, drawn with replacement from the seller's months since the
 * first sale; a seller without such a month draws from all own months. Blocks of different sellers are drawn independently, or
 * together, which keeps what moves all of them at once.
 */
final class SeasonalBlocks {
    private static final int[] NONE = {};

    private final Snapshot snapshot;
    private final int firstMonth;
    private final int drawnMonth;
    private final int endMonth;
    private final int[] kept;
    private final int[][][] rows;
    private final int[] firstOfUnit;

    /**
     * @param history first day of the months to draw from
     * @param keptFrom transactions before this day are drawn from only, and count for nothing themselves
     * @param drawnFrom first day of the first month that is drawn
     * @param end first day after the last one
     */
    SeasonalBlocks(Snapshot snapshot, LocalDate history, LocalDate keptFrom, LocalDate drawnFrom, LocalDate end) {
        this.snapshot = snapshot;
        this.firstMonth = Season.month(history);
        this.drawnMonth = Season.month(drawnFrom);
        this.endMonth = Season.month(end.minusDays(1)) + 1;
        var deals = new Deals(snapshot);
        this.rows = new int[deals.units()][drawnMonth - firstMonth][];
        this.firstOfUnit = new int[deals.units()];
        Arrays.fill(firstOfUnit, drawnMonth);
        var keptRows = IntStream.builder();
        for (var deal : deals.all()) {
            int month = Season.month(deal.day());
            if (deal.day() < Days.of(drawnFrom) && deal.day() >= Days.of(keptFrom)) {
                Arrays.stream(deal.rows()).forEach(keptRows::add);
            }
            if (month >= firstMonth && month < drawnMonth) {
                firstOfUnit[deal.unit()] = Math.min(firstOfUnit[deal.unit()], month);
                int at = month - firstMonth;
                rows[deal.unit()][at] = joined(rows[deal.unit()][at], deal.rows());
            }
        }
        this.kept = keptRows.build().toArray();
    }

    /** Whether there is anything to draw from. */
    boolean isEmpty() {
        return Arrays.stream(firstOfUnit).allMatch(first -> first == drawnMonth);
    }

    /** What is known already, and a drawn block for every seller and month to come. */
    Snapshot draw(Random random, boolean together) {
        var sample = new TransactionSample(snapshot);
        Arrays.stream(kept).forEach(sample::keep);
        for (int month = drawnMonth; month < endMonth; month++) {
            int common = together ? donor(random, month, firstMonth) : 0;
            for (int unit = 0; unit < rows.length; unit++) {
                if (firstOfUnit[unit] < drawnMonth) {
                    int donor = together ? common : donor(random, month, firstOfUnit[unit]);
                    var block = rows[unit][donor - firstMonth];
                    for (int row : block == null ? NONE : block) {
                        sample.copy(row, month - donor);
                    }
                }
            }
        }
        return sample.build();
    }

    private int donor(Random random, int month, int since) {
        var same = donors(month, since);
        return same.isEmpty() ? since + random.nextInt(drawnMonth - since) : same.get(random.nextInt(same.size()));
    }

    private List<Integer> donors(int month, int since) {
        var donors = new ArrayList<Integer>();
        for (int donor = since; donor < drawnMonth; donor++) {
            if (Season.isSame(donor, month)) {
                donors.add(donor);
            }
        }
        return donors;
    }

    private static int[] joined(int @org.jspecify.annotations.Nullable [] some, int[] more) {
        if (some == null) {
            return more;
        }
        var joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        return joined;
    }
}
