package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.language.YamlLines;

/**
 * Ways to write an edit into a text, the neatest first. None of them is trusted: {@link PlanSource} takes the first that says
 * what is wanted.
 */
final class EditedText {
    private static final String STEP = "  ";
    private static final Pattern NEGATIVE = Pattern.compile("-\\d+(\\.\\d+)?( ?%)?");

    private final String text;
    private final PlanPath path;
    /** What holds the place: a group or a list; the root itself when the path is empty. */
    private final @Nullable Piece holder;

    private final @Nullable Piece present;
    private final boolean inFlow;

    EditedText(PlanSource source, PlanPath path) {
        this.text = source.text();
        this.path = path;
        Piece piece = source.root();
        Piece above = null;
        boolean flow = isFlow(piece);
        for (var step : path.steps()) {
            above = piece;
            piece = piece == null ? null : PlanSource.inside(piece, step);
            flow = flow || (above != null && isFlow(above));
        }
        this.holder = above;
        this.present = piece;
        this.inFlow = flow;
    }

    private static boolean isFlow(Piece piece) {
        return switch (piece) {
            case Piece.Group group -> group.flow();
            case Piece.Items items -> items.flow();
            case Piece.Word _ -> false;
        };
    }

    List<String> candidates(PlanEdit edit) {
        return switch (edit) {
            case PlanEdit.Put put -> put(put.value().strip());
            case PlanEdit.Write write -> write(write.yaml().stripTrailing());
            case PlanEdit.Remove _ -> remove();
            case PlanEdit.Rename rename -> rename(rename.key().strip());
            case PlanEdit.Append append -> append(append.yaml().stripTrailing());
            case PlanEdit.Copy _ -> copy();
            case PlanEdit.Lower _ -> lower();
        };
    }

    // ---- writing values

    private List<String> put(String value) {
        if (present instanceof Piece.Word word && !word.text().isEmpty()) {
            return List.of(replaced(word.start(), word.end(), word(word, value)));
        }
        return written(List.of(quoted(value)));
    }

    /** As it was quoted before, when it was. */
    String word(Piece.Word old, String value) {
        if (old.block() && value.contains("\n")) {
            var header = text.substring(old.start(), text.indexOf('\n', old.start()));
            var content = text.substring(text.indexOf('\n', old.start()) + 1, old.end());
            var indent = content.substring(
                    0, content.length() - content.stripLeading().length());
            return header + "\n" + indent + value.replace("\n", "\n" + indent.substring(indent.lastIndexOf('\n') + 1));
        }
        char first = old.start() < text.length() ? text.charAt(old.start()) : ' ';
        boolean simple = value.chars().allMatch(c -> c >= ' ');
        if (first == '\'' && simple) {
            return "'" + value.replace("'", "''") + "'";
        }
        if (first == '"' && simple && !value.contains("\"") && !value.contains("\\")) {
            return '"' + value + '"';
        }
        return quoted(value);
    }

    private String quoted(String value) {
        return NEGATIVE.matcher(value).matches() ? value : YamlLines.quoted(value, inFlow);
    }

    private List<String> write(String yaml) {
        if (yaml.isBlank()) {
            return written(List.of("''"));
        }
        var result = new ArrayList<>(written(yaml.lines().toList()));
        if (inFlow) {
            // Lines do not go into brackets.
            PieceReader.read(yaml).ifPresent(piece -> result.addAll(written(List.of(flow(piece.meaning())))));
        }
        return result;
    }

    private static String flow(Object meaning) {
        return switch (meaning) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry ->
                                YamlLines.quoted(String.valueOf(entry.getKey()), true) + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(EditedText::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> YamlLines.quoted(String.valueOf(meaning), true);
        };
    }

    /** In line with the key when it is one line, else, or when YAML does not like that, in lines below it. */
    private List<String> written(List<String> lines) {
        var result = new ArrayList<String>();
        if (present == null) {
            return holder instanceof Piece.Group group ? added(group, lines) : List.of();
        }
        if (lines.size() == 1) {
            var gap = present.start() > 0 && ":-".indexOf(text.charAt(present.start() - 1)) >= 0 ? " " : "";
            result.add(replaced(present.start(), present.end(), gap + lines.getFirst()));
        }
        var inPlace = replaced(present.start(), present.end(), indented(lines, column(present.start())));
        // Hyphens may stand right below their key, other values stand further in.
        int depth = column(holderStart()) + STEP.length();
        int from = text.substring(0, present.start()).stripTrailing().length();
        var below = replaced(from, present.end(), "\n" + " ".repeat(depth) + indented(lines, depth));
        result.addAll(startsItsLine(present.start()) ? List.of(inPlace, below) : List.of(below, inPlace));
        return result;
    }

    private int holderStart() {
        return holder == null ? 0 : holder.start();
    }

    private List<String> added(Piece.Group group, List<String> lines) {
        var key = YamlLines.quoted(path.last(), inFlow || group.flow());
        if (group.flow()) {
            var entry = key + ": " + String.join(" ", lines);
            if (group.entries().isEmpty()) {
                return List.of(replaced(group.start(), group.end(), "{" + entry + "}"));
            }
            var before = previous(group);
            int first = group.entries().getFirst().key().start();
            return List.of(
                    before == null
                            ? replaced(first, first, entry + ", ")
                            : replaced(before.value().end(), before.value().end(), ", " + entry));
        }
        int depth = column(group.start());
        var before = previous(group);
        if (before == null && !startsItsLine(group.start())) {
            // What stands behind a hyphen stays there.
            before = group.entries().getFirst();
        }
        if (before == null) {
            int first = group.start();
            return List.of(replaced(first, first, key + ": " + lines.getFirst() + "\n" + " ".repeat(depth)));
        }
        var begin = "\n" + " ".repeat(depth) + key + ":";
        int end = endOfLine(before.value().end());
        var below = begin + "\n" + " ".repeat(depth + STEP.length()) + indented(lines, depth + STEP.length());
        return lines.size() == 1
                ? List.of(replaced(end, end, begin + " " + lines.getFirst()), replaced(end, end, below))
                : List.of(replaced(end, end, below));
    }

    /** The entry behind which a new key stands best: the last of those that usually come before it; null for none. */
    private Piece.@Nullable Entry previous(Piece.Group group) {
        var order = Shapes.keysAt(path.parent());
        int own = order.indexOf(path.last());
        Piece.Entry found = null;
        for (var entry : group.entries()) {
            int place = order.indexOf(entry.key().text());
            if (own < 0 || (place >= 0 && place < own)) {
                found = entry;
            }
        }
        return found;
    }

    // ---- keys and lists

    private List<String> rename(String key) {
        if (!(holder instanceof Piece.Group group)) {
            return List.of();
        }
        var old = group.entry(path.last()).orElseThrow().key();
        return List.of(replaced(old.start(), old.end(), word(old, key)));
    }

    private List<String> remove() {
        return switch (holder) {
            case Piece.Group group -> removed(group);
            case Piece.Items items -> removed(items);
            case null, default -> List.of();
        };
    }

    private List<String> removed(Piece.Group group) {
        var entries = group.entries();
        var entry = group.entry(path.last()).orElseThrow();
        int index = entries.indexOf(entry);
        int start = entry.key().start();
        int end = entry.value().end();
        if (entries.size() == 1) {
            return List.of(replaced(group.start(), group.end(), "{}"));
        }
        if (group.flow()) {
            return List.of(
                    index + 1 < entries.size()
                            ? replaced(start, entries.get(index + 1).key().start(), "")
                            : replaced(entries.get(index - 1).value().end(), end, ""));
        }
        if (startsItsLine(start)) {
            return List.of(withoutLines(start, end));
        }
        // The first key of a list's item stands behind its hyphen, and the next one takes its place.
        int next = entries.get(index + 1).key().start();
        var result = new ArrayList<String>();
        if (text.substring(end, next).isBlank()) {
            result.add(replaced(start, next, ""));
        }
        result.add(replaced(start, end, ""));
        return result;
    }

    private List<String> removed(Piece.Items list) {
        int index = Integer.parseInt(path.last());
        var items = list.items();
        if (items.size() == 1) {
            return List.of(replaced(list.start(), list.end(), "[]"));
        }
        var item = items.get(index);
        if (list.flow()) {
            return List.of(
                    index + 1 < items.size()
                            ? replaced(item.start(), items.get(index + 1).start(), "")
                            : replaced(items.get(index - 1).end(), item.end(), ""));
        }
        return List.of(withoutLines(hyphen(item), item.end()));
    }

    private List<String> append(String yaml) {
        var lines = yaml.lines().toList();
        if (!(present instanceof Piece.Items list) || list.items().isEmpty()) {
            var item = new ArrayList<String>();
            lines.forEach(line -> item.add((item.isEmpty() ? "- " : STEP) + line));
            return inFlow ? written(List.of("[" + String.join(" ", lines) + "]")) : written(item);
        }
        var last = list.items().getLast();
        if (list.flow()) {
            return List.of(replaced(last.end(), last.end(), ", " + String.join(" ", lines)));
        }
        int depth = column(hyphen(list.items().getFirst()));
        int end = endOfLine(last.end());
        return List.of(replaced(end, end, "\n" + " ".repeat(depth) + "- " + indented(lines, depth + STEP.length())));
    }

    private List<String> copy() {
        if (!(holder instanceof Piece.Items list)) {
            return List.of();
        }
        var item = Objects.requireNonNull(present);
        if (list.flow()) {
            return List.of(replaced(item.end(), item.end(), ", " + text.substring(item.start(), item.end())));
        }
        int end = endOfLine(item.end());
        return List.of(replaced(end, end, "\n" + text.substring(startOfLine(hyphen(item)), end)));
    }

    private List<String> lower() {
        if (!(holder instanceof Piece.Items list)) {
            return List.of();
        }
        int index = Integer.parseInt(path.last());
        var one = list.items().get(index);
        var other = list.items().get(index + 1);
        if (list.flow()) {
            return List.of(exchanged(one.start(), one.end(), other.start(), other.end()));
        }
        return List.of(exchanged(
                withComments(startOfLine(hyphen(one))),
                endOfLine(one.end()),
                withComments(startOfLine(hyphen(other))),
                endOfLine(other.end())));
    }

    private String exchanged(int oneStart, int oneEnd, int otherStart, int otherEnd) {
        return text.substring(0, oneStart)
                + text.substring(otherStart, otherEnd)
                + text.substring(oneEnd, otherStart)
                + text.substring(oneStart, oneEnd)
                + text.substring(otherEnd);
    }

    /** Comment lines right above an item belong to it. */
    private int withComments(int start) {
        int from = start;
        while (from > 0) {
            int above = startOfLine(from - 1);
            if (!text.substring(above, from).stripLeading().startsWith("#")) {
                return from;
            }
            from = above;
        }
        return from;
    }

    // ---- places

    private String replaced(int start, int end, String with) {
        return text.substring(0, start) + with + text.substring(end);
    }

    private String withoutLines(int start, int end) {
        int until = endOfLine(end);
        return replaced(startOfLine(start), Math.min(text.length(), until + 1), "");
    }

    private static String indented(List<String> lines, int depth) {
        return String.join("\n" + " ".repeat(depth), lines);
    }

    private int hyphen(Piece item) {
        return text.lastIndexOf('-', item.start() - (item.start() == item.end() ? 0 : 1));
    }

    private int startOfLine(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private int endOfLine(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end;
    }

    private int column(int place) {
        return place - startOfLine(place);
    }

    private boolean startsItsLine(int place) {
        return text.substring(startOfLine(place), place).isBlank();
    }
}
