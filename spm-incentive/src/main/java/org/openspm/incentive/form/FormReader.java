package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.form.FormField.Kind;
import org.openspm.incentive.form.Shape.Key;
import org.openspm.incentive.language.YamlLines;

/** Makes a form of a plan's text. What a place is shown as is decided by what stands there, not by what should. */
final class FormReader {
    private static final Shape ANYTHING = new Shape(List.of());
    /** Longer values are easier to read, and to change, in several lines. */
    private static final int LINE_MAX = 90;

    private final PlanSource source;

    FormReader(PlanSource source) {
        this.source = source;
    }

    PlanForm form() {
        var root = source.root() instanceof Piece.Group group ? group : new Piece.Group(List.of(), false, 0, 0);
        var sections = new ArrayList<PlanForm.Section>();
        var listed = new ArrayList<String>();
        for (var key : Shapes.sections()) {
            var value = root.value(key);
            if (value == null || isNothing(value)) {
                sections.add(new PlanForm.Section(key, List.of()));
                listed.add(key);
            } else if (value instanceof Piece.Items items
                    && items.items().stream().allMatch(FormReader::isPart)) {
                sections.add(new PlanForm.Section(key, parts(key, items)));
                listed.add(key);
            }
        }
        var fields = new ArrayList<FormField>();
        var others = root.entries().stream()
                .filter(entry -> !listed.contains(entry.key().text()))
                .toList();
        fields.addAll(fields("", others, Shapes.plan()));
        return new PlanForm(
                new FormPart("", "plan", text(root.value("plan")), fields, more(root, Shapes.plan()), null), sections);
    }

    private static boolean isNothing(Piece value) {
        return value.meaning().equals("")
                || (value instanceof Piece.Items items && items.items().isEmpty());
    }

    private static boolean isPart(Piece item) {
        return item instanceof Piece.Group group && !group.entries().isEmpty();
    }

    private List<FormPart> parts(String section, Piece.Items items) {
        var parts = new ArrayList<FormPart>();
        for (int i = 0; i < items.items().size(); i++) {
            var group = (Piece.Group) items.items().get(i);
            var path = PlanPath.under("/" + section, i);
            var first = group.entries().getFirst();
            var shape = Shapes.part(section, first.key().text());
            var grid = section.equals("tables") ? TableReader.grid(source, path) : null;
            var shown = group.entries().stream()
                    .filter(entry -> grid == null || !entry.key().text().equals("cells"))
                    .toList();
            parts.add(new FormPart(
                    path,
                    first.key().text(),
                    text(first.value()),
                    fields(path, shown, shape),
                    more(group, shape),
                    grid));
        }
        return parts;
    }

    private static String text(@Nullable Piece piece) {
        return piece instanceof Piece.Word word ? word.text() : "";
    }

    /** Keys with an inside that are not there yet. */
    private static List<String> more(Piece.Group group, Shape shape) {
        return shape.keys().stream()
                .filter(key ->
                        group.value(key.name()) == null && (!key.skeleton().isEmpty() || !key.usual()))
                .map(Key::name)
                .toList();
    }

    /** Those that are there in their usual order, then what else is usual. */
    private List<FormField> fields(String path, List<Piece.Entry> entries, Shape shape) {
        var present = new ArrayList<FormField>();
        var names = shape.names();
        var ordered = new ArrayList<>(entries);
        ordered.sort((one, other) -> Integer.compare(place(names, one), place(names, other)));
        for (var entry : ordered) {
            var name = entry.key().text();
            var key = shape.key(name).orElseGet(() -> Key.rare(name, ""));
            present.add(field(PlanPath.under(path, name), key, entry.value()));
        }
        var there = present.stream().map(FormField::key).collect(Collectors.toSet());
        shape.keys().stream()
                .filter(key -> key.usual() && !there.contains(key.name()))
                .forEach(key -> present.add(absent(path, key)));
        return present;
    }

    private static int place(List<String> names, Piece.Entry entry) {
        int place = names.indexOf(entry.key().text());
        return place < 0 ? names.size() : place;
    }

    private static FormField absent(String path, Key key) {
        var kind = key.choices().isEmpty() ? Kind.LINE : Kind.CHOICE;
        return new FormField(
                PlanPath.under(path, key.name()),
                key.name(),
                kind,
                "",
                key.choices(),
                key.example(),
                key.required(),
                false,
                List.of());
    }

    private FormField field(String path, Key key, Piece value) {
        var shape = key.inner() == null ? ANYTHING : key.inner();
        return switch (value) {
            case Piece.Word word -> word(path, key, word);
            case Piece.Items items when isWords(items) -> leaf(path, key, Kind.WORDS, words(items));
            case Piece.Items items
            when items.items().stream().allMatch(FormReader::isPart) -> rows(path, key, items, shape);
            case Piece.Group group
            when !shape.keys().isEmpty() && isKnown(group, shape) ->
                around(path, key, Kind.GROUP, fields(path, group.entries(), shape));
            case Piece.Group group
            when !group.entries().isEmpty() && group.entries().stream().allMatch(this::isLine) ->
                around(path, key, Kind.PAIRS, pairs(path, group));
            default -> leaf(path, key, Kind.RAW, raw(value));
        };
    }

    private static boolean isKnown(Piece.Group group, Shape shape) {
        return group.entries().stream()
                .allMatch(entry -> shape.key(entry.key().text()).isPresent());
    }

    private FormField word(String path, Key key, Piece.Word word) {
        var value = word.text();
        if (value.contains("\n") || value.length() > LINE_MAX) {
            return leaf(path, key, Kind.TEXT, value);
        }
        boolean chosen = key.choices().contains(value)
                || (value.isEmpty() && !key.choices().isEmpty());
        return leaf(path, key, chosen ? Kind.CHOICE : Kind.LINE, value);
    }

    private static boolean isWords(Piece.Items items) {
        return !items.items().isEmpty()
                && items.items().stream()
                        .allMatch(item -> item instanceof Piece.Word word
                                && !word.text().isEmpty()
                                && !word.text().contains(",")
                                && !word.text().contains("\n"));
    }

    private static String words(Piece.Items items) {
        return items.items().stream().map(FormReader::text).collect(Collectors.joining(", "));
    }

    static String list(List<String> words) {
        return words.stream().map(word -> YamlLines.quoted(word, true)).collect(Collectors.joining(", ", "[", "]"));
    }

    private FormField rows(String path, Key key, Piece.Items items, Shape shape) {
        var columns = new LinkedHashSet<>(
                shape.keys().stream().filter(Key::usual).map(Key::name).toList());
        items.items()
                .forEach(item -> ((Piece.Group) item)
                        .entries()
                        .forEach(entry -> columns.add(entry.key().text())));
        var names = shape.names();
        var ordered = columns.stream()
                .sorted((one, other) -> Integer.compare(place(names, one), place(names, other)))
                .toList();
        var rows = new ArrayList<FormField>();
        for (int i = 0; i < items.items().size(); i++) {
            var at = PlanPath.under(path, i);
            var group = (Piece.Group) items.items().get(i);
            var cells = ordered.stream()
                    .map(column -> cell(at, shape.key(column).orElseGet(() -> Key.rare(column, "")), group))
                    .toList();
            rows.add(new FormField(at, String.valueOf(i), Kind.GROUP, "", List.of(), "", false, true, cells));
        }
        return around(path, key, Kind.ROWS, rows);
    }

    private static int place(List<String> names, String name) {
        int place = names.indexOf(name);
        return place < 0 ? names.size() : place;
    }

    private FormField cell(String path, Key key, Piece.Group row) {
        var value = row.value(key.name());
        if (value == null) {
            return absent(path, key);
        }
        var at = PlanPath.under(path, key.name());
        return switch (value) {
            case Piece.Word word -> word(at, key, word);
            case Piece.Items items when isWords(items) -> leaf(at, key, Kind.WORDS, words(items));
            default -> leaf(at, key, Kind.RAW, raw(value));
        };
    }

    private boolean isLine(Piece.Entry entry) {
        return !entry.key().text().isEmpty();
    }

    private List<FormField> pairs(String path, Piece.Group group) {
        return group.entries().stream()
                .map(entry -> {
                    var key = Key.rare(entry.key().text(), "");
                    var at = PlanPath.under(path, key.name());
                    return entry.value() instanceof Piece.Word word
                            ? word(at, key, word)
                            : leaf(at, key, Kind.RAW, raw(entry.value()));
                })
                .toList();
    }

    /** As it is written, moved to the left. */
    private String raw(Piece value) {
        var text = source.text();
        int start = text.lastIndexOf('\n', value.start() - 1) + 1;
        int depth = value.start() - start;
        var lines = text.substring(value.start(), value.end()).lines().toList();
        var result = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean indented =
                    i > 0 && line.length() >= depth && line.substring(0, depth).isBlank();
            result.append(i == 0 ? "" : "\n").append(indented ? line.substring(depth) : line.stripLeading());
        }
        return result.toString();
    }

    private static FormField leaf(String path, Key key, Kind kind, String value) {
        return new FormField(
                path, key.name(), kind, value, key.choices(), key.example(), key.required(), true, List.of());
    }

    private static FormField around(String path, Key key, Kind kind, List<FormField> inner) {
        return new FormField(path, key.name(), kind, "", key.choices(), key.example(), key.required(), true, inner);
    }
}
