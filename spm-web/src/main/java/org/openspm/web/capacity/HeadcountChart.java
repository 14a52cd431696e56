package org.openspm.web.capacity;

import java.util.ArrayList;
import java.util.List;
import org.openspm.planning.calc.HeadcountMonth;

/** Months as bars of filled seats with the vacant ones on top, on a drawing 720 wide and 196 high. */
public record HeadcountChart(List<Bar> bars) {
    private static final int WIDTH = 720;
    private static final int BOTTOM = 160;
    private static final int TOP = 20;

    public HeadcountChart {
        bars = List.copyOf(bars);
    }

    /** A month: where its two parts begin and how high they are. */
    public record Bar(
            HeadcountMonth month, int x, int width, int filledY, int filledHeight, int vacantY, int vacantHeight) {
        public int middle() {
            return x + width / 2;
        }
    }

    static HeadcountChart of(List<HeadcountMonth> months) {
        var highest = Math.max(
                1,
                months.stream().mapToInt(month -> month.total().seats()).max().orElse(1));
        var step = WIDTH / Math.max(1, months.size());
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < months.size(); i++) {
            var total = months.get(i).total();
            var filled = total.filled() * (BOTTOM - TOP) / highest;
            var vacant = total.vacant() * (BOTTOM - TOP) / highest;
            bars.add(new Bar(
                    months.get(i), i * step + 3, step - 6, BOTTOM - filled, filled, BOTTOM - filled - vacant, vacant));
        }
        return new HeadcountChart(bars);
    }
}
