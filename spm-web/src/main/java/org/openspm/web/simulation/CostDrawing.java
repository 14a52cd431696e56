package org.openspm.web.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.openspm.incentive.calc.forecast.CostDistribution.Bin;
import org.openspm.incentive.simulation.ForecastResults.Distribution;

/** A distribution of costs as a histogram in a field of 1000 × 100 with marks at the percentiles. */
record CostDrawing(Distribution of, List<Bar> bars, List<Mark> marks) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;
    private static final int GAP = 4;

    /** One bin. */
    record Bar(int across, int width, int top, int height, Bin bin) {}

    /** A percentile. */
    record Mark(String name, int across) {}

    static CostDrawing of(Distribution of) {
        int most = Math.max(1, of.bins().stream().mapToInt(Bin::years).max().orElse(1));
        int width = WIDTH / of.bins().size();
        var bars = IntStream.range(0, of.bins().size())
                .mapToObj(number -> {
                    var bin = of.bins().get(number);
                    int height = bin.years() == 0 ? 0 : Math.max(2, bin.years() * HEIGHT / most);
                    return new Bar(number * width + GAP / 2, width - GAP, HEIGHT - height, height, bin);
                })
                .toList();
        var marks = List.of(
                new Mark("P10", across(of, of.p10().amount())),
                new Mark("P50", across(of, of.p50().amount())),
                new Mark("P90", across(of, of.p90().amount())));
        return new CostDrawing(of, bars, marks);
    }

    private static int across(Distribution of, BigDecimal cost) {
        var first = of.bins().getFirst().from();
        var whole = of.bins().getLast().to().subtract(first);
        return whole.signum() == 0
                ? WIDTH / 2
                : cost.subtract(first)
                        .multiply(BigDecimal.valueOf(WIDTH))
                        .divide(whole, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }
}
