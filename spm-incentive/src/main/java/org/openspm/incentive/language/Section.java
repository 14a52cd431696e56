package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.NearestName;

/** The keys of one part of a plan: those it may have are named first, all others are refused with the nearest name. */
final class Section {
    private final String what;
    private final Mark at;
    private final Problems problems;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

    /** Whether a comma was found to have cut a value in pieces; each piece would say so again. */
    private boolean cutByComma;

    private Section(String what, Mark at, Problems problems) {
        this.what = what;
        this.at = at;
        this.problems = problems;
    }

    /** Opens a group of keys; {@code what} names it in sentences, as in “a measure”. */
    static Optional<Section> of(Node node, String what, Problems problems, List<String> known) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.at(),
                    capital(what) + " needs keys such as “" + known.getFirst() + ": …”, this is " + node.word() + ".");
            return Optional.empty();
        }
        var section = new Section(what, mapping.at(), problems);
        section.fill(mapping, known);
        return Optional.of(section);
    }

    /** Opens a group whose keys are free names. */
    static Optional<Section> ofNames(Node node, String what, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.at(), capital(what) + " needs lines such as “name: value”, this is " + node.word() + ".");
            return Optional.empty();
        }
        var section = new Section(what, mapping.at(), problems);
        mapping.entries().forEach(section::add);
        return Optional.of(section);
    }

    private void fill(Node.Mapping mapping, List<String> known) {
        for (var entry : mapping.entries()) {
            if (known.contains(entry.key().text())) {
                add(entry);
            } else {
                refuse(entry, known, mapping.flow());
            }
        }
    }

    private void add(Node.Entry entry) {
        if (entries.putIfAbsent(entry.key().text(), entry) != null) {
            problems.add(entry.key().at(), "“" + entry.key().text() + "” is there twice in " + what + "; remove one.");
        }
    }

    private void refuse(Node.Entry entry, List<String> known, boolean flow) {
        var key = Node.shortened(entry.key().text());
        var value = entry.value();
        if (flow && value instanceof Node.Scalar scalar && scalar.isEmpty()) {
            if (cutByComma) {
                return;
            }
            cutByComma = true;
            problems.add(
                    entry.key().at(),
                    "“" + key + "” stands alone in " + what
                            + "; inside { } a value with a comma must be put in quotes.");
            return;
        }
        var nearest = NearestName.to(key, known)
                .map(name -> "did you mean “" + name + "”?")
                .orElseGet(() -> "it knows " + known.stream().collect(Collectors.joining(", ")) + ".");
        problems.add(entry.key().at(), "“" + key + "” is not known in " + what + "; " + nearest);
    }

    Mark at() {
        return at;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    @Nullable
    Node node(String key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    Mark markOf(String key) {
        var entry = entries.get(key);
        return entry == null ? at : entry.key().at();
    }

    List<Node.Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** A single value that must be there. */
    Optional<Node.Scalar> required(String key, String example) {
        if (!has(key)) {
            problems.add(at, capital(what) + " has no “" + key + "”; add “" + key + ": " + example + "”.");
            return Optional.empty();
        }
        return scalar(key, example);
    }

    /** A single value that may be left out. */
    Optional<Node.Scalar> scalar(String key, String example) {
        var node = node(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Scalar scalar && !scalar.isEmpty()) {
            return Optional.of(scalar);
        }
        problems.add(node.at(), "“" + key + "” needs a value such as “" + example + "”, this is " + node.word() + ".");
        return Optional.empty();
    }

    /** The items of a list; a single value counts as a list of one. */
    List<Node> list(String key) {
        return switch (node(key)) {
            case null -> List.of();
            case Node.Sequence sequence -> sequence.items();
            case Node.Scalar scalar when scalar.isEmpty() -> List.of();
            case Node other -> List.of(other);
        };
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
