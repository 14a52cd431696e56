package org.openspm.incentive.plan;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts line by line, with as many lines kept as possible. */
public final class TextDiff {
    private TextDiff() {}

    /** What became of a line. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A line with its numbers in the old and in the new text, 0 where it is not in it. */
    public record Line(Kind kind, int oldNumber, int newNumber, String text) {}

    public static List<Line> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var kept = commonTails(old, now);
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.SAME, i + 1, j + 1, old.get(i)));
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && kept[i + 1][j] >= kept[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, ++i, 0, old.get(i - 1)));
            } else {
                lines.add(new Line(Kind.ADDED, 0, ++j, now.get(j - 1)));
            }
        }
        return lines;
    }

    /** Length of the longest common subsequence of what follows line i of the old and line j of the new text. */
    private static int[][] commonTails(List<String> old, List<String> now) {
        var lengths = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                lengths[i][j] = old.get(i).equals(now.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
