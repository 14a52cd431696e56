package org.openspm.web.quotas;

import java.util.ArrayList;
import java.util.List;
import org.openspm.quota.calc.Distribution;

/** The spread of attainment as bars on a drawing 720 wide and 196 high, with the line of 100 % between two of them. */
public record DistributionPicture(Distribution distribution, List<Bar> bars, int markX) {
    private static final int WIDTH = 720;
    private static final int BOTTOM = 160;
    private static final int TOP = 20;
    private static final int GAP = 6;

    public DistributionPicture {
        bars = List.copyOf(bars);
    }

    /** A band as a bar; {@code middle} is where its label stands. */
    public record Bar(Distribution.Band band, int x, int y, int width, int height, int middle, boolean reached) {}

    static DistributionPicture of(Distribution distribution) {
        var bands = distribution.bands();
        var step = WIDTH / bands.size();
        var highest = Math.max(
                1, bands.stream().mapToInt(Distribution.Band::count).max().orElse(1));
        var bars = new ArrayList<Bar>();
        var mark = 0;
        for (var i = 0; i < bands.size(); i++) {
            var band = bands.get(i);
            var height = band.count() * (BOTTOM - TOP) / highest;
            var from = band.from();
            if (from != null && from == 100) {
                mark = i * step;
            }
            bars.add(new Bar(
                    band,
                    i * step + GAP / 2,
                    BOTTOM - height,
                    step - GAP,
                    height,
                    i * step + step / 2,
                    from != null && from >= 100));
        }
        return new DistributionPicture(distribution, bars, mark);
    }
}
