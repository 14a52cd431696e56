package org.openspm.incentive.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of YAML with two blanks per level; values are quoted when YAML would read them otherwise. */
public final class YamlLines {
    private static final Pattern PLAIN_START = Pattern.compile("[A-Za-z0-9(_.\\p{L}].*", Pattern.DOTALL);
    private static final Pattern UNSAFE = Pattern.compile(": |:$| #|[\\n\\t\\r]|^(---|\\.\\.\\.)");
    private static final Pattern UNSAFE_IN_FLOW = Pattern.compile("[,\\[\\]{}:]");

    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    void group(int depth, String key) {
        line(depth, quoted(key, false) + ":");
    }

    void key(int depth, String key, String value) {
        line(depth, quoted(key, false) + ": " + quoted(value, false));
    }

    /** The first key of a list's item. */
    void item(int depth, String key, String value) {
        line(depth, "- " + key + ": " + quoted(value, false));
    }

    void list(int depth, String key, List<String> values) {
        line(
                depth,
                key + ": "
                        + values.stream()
                                .map(value -> quoted(value, true))
                                .collect(Collectors.joining(", ", "[", "]")));
    }

    void flow(int depth, String key, List<List<String>> pairs) {
        line(depth, quoted(key, false) + ": " + braces(pairs));
    }

    void flowItem(int depth, List<List<String>> pairs) {
        line(depth, "- " + braces(pairs));
    }

    void flowItem(int depth, String braces) {
        line(depth, "- " + braces);
    }

    /** A line that is YAML already. */
    void raw(int depth, String content) {
        line(depth, content);
    }

    static String braces(List<List<String>> pairs) {
        return pairs.stream()
                .map(pair -> quoted(pair.get(0), true) + ": " + value(pair.get(1)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(String value) {
        return value.startsWith("{") && value.endsWith("}") ? value : quoted(value, true);
    }

    /** The text as YAML reads it back unchanged. */
    public static String quoted(String value, boolean inFlow) {
        boolean plain = PLAIN_START.matcher(value).matches()
                && !UNSAFE.matcher(value).find()
                && !(inFlow && UNSAFE_IN_FLOW.matcher(value).find())
                && value.equals(value.strip());
        if (plain) {
            return value;
        }
        return value.chars().anyMatch(c -> c < ' ')
                ? '"'
                        + value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t")
                                .replace("\r", "\\r")
                        + '"'
                : "'" + value.replace("'", "''") + "'";
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
