package org.openspm.web.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openspm.incentive.plan.TextDiff;

/**
 * A row of a shown difference: a line, or a gap that stands for unchanged ones.
 *
 * @param skipped how many unchanged lines are left out here; 0 for a line
 */
record DiffRow(TextDiff.Line line, int skipped) {
    private static final int AROUND = 3;

    public String css() {
        return "diff-" + line.kind().name().toLowerCase(Locale.ROOT);
    }

    public String sign() {
        return switch (line.kind()) {
            case SAME -> "";
            case ADDED -> "+";
            case REMOVED -> "−";
        };
    }

    public int number() {
        return line.newNumber() == 0 ? line.oldNumber() : line.newNumber();
    }

    /** Changed lines with a few around them; nothing when nothing changed. */
    static List<DiffRow> of(List<TextDiff.Line> lines) {
        var rows = new ArrayList<DiffRow>();
        int skipped = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (isNearAChange(lines, i)) {
                if (skipped > 0) {
                    rows.add(new DiffRow(lines.get(i - 1), skipped));
                }
                rows.add(new DiffRow(lines.get(i), 0));
                skipped = 0;
            } else {
                skipped++;
            }
        }
        if (skipped > 0 && !rows.isEmpty()) {
            rows.add(new DiffRow(lines.getLast(), skipped));
        }
        return rows;
    }

    private static boolean isNearAChange(List<TextDiff.Line> lines, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(lines.size(), at + AROUND + 1);
        return lines.subList(from, to).stream().anyMatch(line -> line.kind() != TextDiff.Kind.SAME);
    }
}
