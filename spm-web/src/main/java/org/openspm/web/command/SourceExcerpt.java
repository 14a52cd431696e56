package org.openspm.web.command;

/** The line of a text that a message is about, with a mark below the place, as compilers show it. */
final class SourceExcerpt {
    private static final int WIDTH_MAX = 160;

    private SourceExcerpt() {}

    /** Two lines, or nothing when the place is outside the text; lines and columns count from 1. */
    static String of(String text, int line, int column) {
        var lines = text.split("\\R", -1);
        if (line < 1 || line > lines.length) {
            return "";
        }
        var content = lines[line - 1];
        int place = Math.clamp(column, 1, content.length() + 1);
        int from = Math.max(0, place - WIDTH_MAX);
        var shown = content.substring(from, Math.min(content.length(), from + WIDTH_MAX));
        var number = String.valueOf(line);
        return "  " + number + " | " + shown.replace('\t', ' ') + "\n  " + " ".repeat(number.length()) + " | "
                + " ".repeat(place - 1 - from) + "^\n";
    }
}
