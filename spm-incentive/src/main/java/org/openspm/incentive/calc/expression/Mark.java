package org.openspm.incentive.calc.expression;

import org.jspecify.annotations.Nullable;

/**
 * A place in the text of a plan; lines and columns count from 1.
 *
 * @param origin where what stands there was taken from; null = written there itself
 */
public record Mark(int line, int column, @Nullable Origin origin) implements Comparable<Mark> {
    public static final Mark START = new Mark(1, 1);

    /** A line of a library: {@code RATES 2026.1}, 12. */
    public record Origin(String library, int line) {
        @Override
        public String toString() {
            return "library " + library + ", line " + line;
        }
    }

    public Mark(int line, int column) {
        this(line, column, null);
    }

    @Override
    public int compareTo(Mark other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + (origin == null ? "" : " (" + origin + ")");
    }
}
