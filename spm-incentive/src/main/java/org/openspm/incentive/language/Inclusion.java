package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.NearestName;

/**
 * Puts the parts of libraries in the place where a plan uses them: {@code use: [RATES 2026.1]} opens a library, an item
 * {@code - use: New bookings} takes a part of it, and the keys beside it replace those of the part; a key without a value
 * takes it out. Tables, curves and payee values that are needed come along by themselves.
 */
final class Inclusion {
    static final String USE = "use";
    private static final int LIBRARIES_MAX = 50;

    private final Libraries libraries;
    private final Problems problems;
    private final Map<LibraryName, Node.Mapping> opened = new LinkedHashMap<>();
    private final Map<String, Uses.Item> items = new LinkedHashMap<>();

    /** A part of a library; its places say where it comes from. */
    private record Part(LibraryName library, Node.Mapping node) {}

    /** Parts by list and name. */
    private final Map<String, Map<String, List<Part>>> catalog = new TreeMap<>();

    Inclusion(Libraries libraries, Problems problems) {
        this.libraries = libraries;
        this.problems = problems;
    }

    /** The plan as if everything were written in it. */
    Node.Mapping included(Node.Mapping plan) {
        open(plan.list(USE), new ArrayList<>(), null);
        var result = plan;
        for (var list : LibraryReader.LISTS.entrySet()) {
            var key = list.getKey();
            if (result.value(key).orElse(null) instanceof Node.Sequence written) {
                var taken = new ArrayList<Node>();
                for (var item : written.items()) {
                    var found = taken(item, key, true);
                    if (found != null) {
                        taken.add(found);
                    }
                }
                result = result.with(key, new Node.Sequence(taken, written.at()));
            }
        }
        return opened.isEmpty() ? result : companions().withValues(companions().withCharts(result));
    }

    private Companions companions() {
        return new Companions(
                opened.values(),
                (list, name) -> catalog.getOrDefault(list, Map.of()).getOrDefault(name, List.of()).stream()
                        .map(Part::node)
                        .toList());
    }

    Uses uses() {
        return new Uses(List.copyOf(opened.keySet()), items);
    }

    /** Whether what a library uses itself is there, without a circle. */
    void checkLibrary(Node.Mapping library, @Nullable LibraryName name) {
        var path = new ArrayList<LibraryName>();
        if (name != null) {
            path.add(name);
        }
        open(library.list(USE), path, null);
        LibraryReader.LISTS.keySet().forEach(key -> library.list(key).forEach(item -> taken(item, key, false)));
    }

    static Optional<Node.Scalar> nameOf(Node item, String key) {
        if (!(item instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        var kinds = key.equals("payment") ? PaymentReader.KEYS.keySet() : Set.of(key);
        return kinds.stream()
                .flatMap(kind -> mapping.scalar(kind).stream())
                .findFirst()
                .or(() -> mapping.scalar(USE));
    }

    private void open(List<Node> names, List<LibraryName> path, @Nullable Mark from) {
        for (var node : names) {
            var at = from == null ? node.at() : from;
            var name =
                    node instanceof Node.Scalar scalar ? LibraryName.of(scalar.text()) : Optional.<LibraryName>empty();
            if (name.isEmpty()) {
                problems.add(
                        at,
                        "“use” names libraries by code and version, as in use: [RATES 2026.1]; this is " + node.word()
                                + ".");
            } else if (path.contains(name.get())) {
                problems.add(
                        at,
                        "Library " + name.get() + " uses itself: "
                                + path.stream().map(LibraryName::toString).collect(Collectors.joining(" → "))
                                + " → " + name.get() + "; take one of these out.");
            } else if (!opened.containsKey(name.get()) && opened.size() < LIBRARIES_MAX) {
                read(name.get(), at).ifPresent(root -> {
                    opened.put(name.get(), root);
                    var further = new ArrayList<>(path);
                    further.add(name.get());
                    open(root.list(USE), further, at);
                    enter(name.get(), root);
                });
            }
        }
    }

    private Optional<Node.Mapping> read(LibraryName name, Mark at) {
        var text = libraries.text(name);
        if (text.isEmpty()) {
            problems.add(at, "There is no library " + name + "; " + remedy(name));
            return Optional.empty();
        }
        var faults = new Problems();
        var root = YamlTree.read(text.get(), faults);
        faults.inOrder().forEach(fault -> problems.add(at, "Library " + name + ", " + fault));
        return root.filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .map(mapping -> (Node.Mapping) mapping.placed(origin(name, at)));
    }

    private static UnaryOperator<Mark> origin(LibraryName name, Mark at) {
        return place -> new Mark(at.line(), at.column(), new Mark.Origin(name.toString(), place.line()));
    }

    private String remedy(LibraryName name) {
        var all = libraries.names();
        var sameCode =
                all.stream().filter(other -> other.code().equals(name.code())).toList();
        if (!sameCode.isEmpty()) {
            return "its versions are "
                    + sameCode.stream().map(LibraryName::version).sorted().collect(Collectors.joining(", ")) + ".";
        }
        return NearestName.to(
                        name.toString(), all.stream().map(LibraryName::toString).toList())
                .map(near -> "did you mean “" + near + "”?")
                .orElse("save the library first, or give its file beside the plan's.");
    }

    private void enter(LibraryName library, Node.Mapping root) {
        for (var list : LibraryReader.LISTS.entrySet()) {
            for (var item : root.list(list.getKey())) {
                var name = nameOf(item, list.getValue());
                if (name.isPresent() && taken(item, list.getKey(), false) instanceof Node.Mapping part) {
                    catalog.computeIfAbsent(list.getKey(), _ -> new TreeMap<>())
                            .computeIfAbsent(name.get().text(), _ -> new ArrayList<>())
                            .add(new Part(library, part));
                }
            }
        }
    }

    /** The item with the part that it uses; null when there is none. */
    private @Nullable Node taken(Node item, String list, boolean ofPlan) {
        if (!(item instanceof Node.Mapping own) || own.scalar(USE).isEmpty()) {
            return item;
        }
        var name = own.scalar(USE).get();
        var found = catalog.getOrDefault(list, Map.of()).getOrDefault(name.text(), List.of());
        if (found.size() != 1) {
            problems.add(name.at(), found.isEmpty() ? noPart(name, list) : several(name, found));
            return null;
        }
        var at = name.at();
        var part = found.getFirst().node().placed(place -> new Mark(at.line(), at.column(), place.origin()));
        var merged = merged((Node.Mapping) part, own);
        if (ofPlan) {
            nameOf(merged, LibraryReader.LISTS.getOrDefault(list, ""))
                    .ifPresent(called -> items.put(list + "/" + called.text(), new Uses.Item(name.text(), own)));
        }
        return merged;
    }

    private String noPart(Node.Scalar name, String list) {
        if (opened.isEmpty()) {
            return "The plan opens no library that could have " + name.word()
                    + "; add “use: [RATES 2026.1]” to the plan.";
        }
        return "No library that is used has " + name.word() + " among its " + list + "; "
                + NearestName.to(
                                name.text(),
                                catalog.getOrDefault(list, Map.of()).keySet())
                        .map(near -> "did you mean “" + near + "”?")
                        .orElse("they have "
                                + (catalog.containsKey(list)
                                        ? String.join(
                                                ", ",
                                                catalog.getOrDefault(list, Map.of())
                                                        .keySet())
                                        : "none")
                                + ".");
    }

    private static String several(Node.Scalar name, List<Part> found) {
        return name.word() + " is in "
                + found.stream().map(part -> part.library().toString()).collect(Collectors.joining(" and in "))
                + "; use one of these libraries only.";
    }

    /** The part with what the user of it says otherwise. */
    private static Node.Mapping merged(Node.Mapping part, Node.Mapping own) {
        var result = part;
        for (var entry : own.entries()) {
            var key = entry.key().text();
            boolean out = entry.value() instanceof Node.Scalar scalar && scalar.isEmpty();
            if (out) {
                result = without(result, key);
            } else if (!key.equals(USE)) {
                result = new Node.Mapping(
                        result.value(key).isPresent()
                                ? result.entries().stream()
                                        .map(old -> old.key().text().equals(key) ? entry : old)
                                        .toList()
                                : joined(result.entries(), entry),
                        result.flow(),
                        result.at());
            }
        }
        return result;
    }

    private static List<Node.Entry> joined(List<Node.Entry> entries, Node.Entry more) {
        var result = new ArrayList<>(entries);
        result.add(more);
        return result;
    }

    private static Node.Mapping without(Node.Mapping mapping, String key) {
        return new Node.Mapping(
                mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals(key))
                        .toList(),
                mapping.flow(),
                mapping.at());
    }
}
