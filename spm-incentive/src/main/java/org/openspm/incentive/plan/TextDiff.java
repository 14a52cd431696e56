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

    /** Beyond this many pairs of lines that differ, the old ones are shown as removed and the new ones as added. */
    private static final int PAIRS_MAX = 4_000_000;

    public static List<Line> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        int same = sameBeginning(old, now);
        var lines = new ArrayList<Line>();
        for (int line = 0; line < same; line++) {
            lines.add(new Line(Kind.SAME, line + 1, line + 1, old.get(line)));
        }
        lines.addAll(rest(old, now, same));
        return lines;
    }

    private static int sameBeginning(List<String> old, List<String> now) {
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
            same++;
        }
        return same;
    }

    private static List<Line> rest(List<String> old, List<String> now, int start) {
        long pairs = (long) (old.size() - start) * (now.size() - start);
        var kept = pairs > PAIRS_MAX ? null : commonTails(old, now, start);
        var lines = new ArrayList<Line>();
        int i = start;
        int j = start;
        while (i < old.size() || j < now.size()) {
            if (kept != null && i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.SAME, i + 1, j + 1, old.get(i)));
                i++;
                j++;
            } else if (j == now.size()
                    || (i < old.size()
                            && (kept == null || kept[i + 1 - start][j - start] >= kept[i - start][j + 1 - start]))) {
                lines.add(new Line(Kind.REMOVED, ++i, 0, old.get(i - 1)));
            } else {
                lines.add(new Line(Kind.ADDED, 0, ++j, now.get(j - 1)));
            }
        }
        return lines;
    }

    /** Length of the longest common subsequence of what follows line i of the old and line j of the new text. */
    private static int[][] commonTails(List<String> old, List<String> now, int start) {
        var lengths = new int[old.size() - start + 1][now.size() - start + 1];
        for (int i = old.size() - start - 1; i >= 0; i--) {
            for (int j = now.size() - start - 1; j >= 0; j--) {
                lengths[i][j] = old.get(start + i).equals(now.get(start + j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
