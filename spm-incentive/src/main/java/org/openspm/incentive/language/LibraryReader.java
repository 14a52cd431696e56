package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openspm.incentive.calc.expression.Mark;

/**
 * Reads a library: parts that several plans use. Tables, curves and values are checked as in a plan; of the other parts, which
 * may leave something to the plan, the keys are, and the plan that uses them is checked with them in their place.
 */
public final class LibraryReader {
    /** The lists of a plan whose parts a library may hold, with the key that names a part. */
    static final Map<String, String> LISTS = lists();

    static final List<String> KEYS = Stream.concat(
                    Stream.of("library", "version", "title", "use", "values"), LISTS.keySet().stream())
            .toList();
    private static final int TITLE_LENGTH_MAX = 200;

    private final Problems problems = new Problems();
    private final Values values = new Values(problems);

    private LibraryReader() {}

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("tables", "table");
        lists.put("curves", "curve");
        lists.put("credits", "credit");
        lists.put("measures", "measure");
        lists.put("components", "component");
        lists.put("payments", "payment");
        return lists;
    }

    /** Whether a text says that it is a library and no plan. */
    public static boolean isLibrary(String text) {
        return root(text).filter(root -> root.value("library").isPresent()).isPresent();
    }

    /** Code and version that a text gives itself, whatever else may be wrong with it. */
    public static Optional<LibraryName> nameOf(String text) {
        return root(text)
                .flatMap(root -> root.scalar("library")
                        .flatMap(code -> root.scalar("version")
                                .flatMap(version -> LibraryName.of(code.text() + " " + version.text()))));
    }

    /** The libraries that the text of a plan or library names, in its order. */
    public static List<LibraryName> usedBy(String text) {
        return root(text).stream()
                .flatMap(root -> root.list(Inclusion.USE).stream())
                .filter(Node.Scalar.class::isInstance)
                .flatMap(name -> LibraryName.of(((Node.Scalar) name).text()).stream())
                .toList();
    }

    private static Optional<Node.Mapping> root(String text) {
        return YamlTree.read(text, new Problems())
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast);
    }

    public static LibraryReading read(String text, Libraries others) {
        return new LibraryReader().reading(text, others);
    }

    private LibraryReading reading(String text, Libraries others) {
        var root = YamlTree.read(text, problems);
        var section = root.flatMap(node -> Section.of(node, "the library", problems, KEYS));
        var code = section.flatMap(found -> found.required("library", "RATES"));
        var version = section.flatMap(found -> found.required("version", "2026.1"));
        var title = section.flatMap(found -> found.required("title", "Rates of all sales plans"))
                .flatMap(scalar -> values.title(scalar, "the title", TITLE_LENGTH_MAX));
        var name = code.flatMap(one -> version.flatMap(other -> name(one, other)));
        var parts = section.map(this::parts).orElse(List.of());
        root.filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .ifPresent(mapping -> new Inclusion(others, problems).checkLibrary(mapping, name.orElse(null)));
        return problems.isEmpty() && name.isPresent() && title.isPresent()
                ? new LibraryReading(name.get(), title.get(), parts, List.of())
                : new LibraryReading(null, "", List.of(), problems.inOrder());
    }

    private Optional<LibraryName> name(Node.Scalar code, Node.Scalar version) {
        var name = LibraryName.of(code.text() + " " + version.text());
        if (name.isEmpty()) {
            problems.add(
                    code.at(),
                    "A library is called by a code and a version without blanks, such as “library: RATES” and “version:"
                            + " 2026.1”; these are " + code.word() + " and " + version.word() + ".");
        }
        return name;
    }

    private List<LibraryReading.Part> parts(Section section) {
        var parts = new ArrayList<LibraryReading.Part>();
        for (var list : LISTS.entrySet()) {
            var seen = new HashMap<String, Mark>();
            for (var item : section.list(list.getKey())) {
                Inclusion.nameOf(item, list.getValue())
                        .ifPresentOrElse(
                                name -> {
                                    parts.add(new LibraryReading.Part(
                                            list.getKey(),
                                            name.text(),
                                            name.at().line()));
                                    refuseTwice(name, seen);
                                    checkKeys(list.getKey(), item);
                                },
                                () -> problems.add(
                                        item.at(),
                                        "A part of a library has a name by which plans use it; add “" + list.getValue()
                                                + ": …”."));
            }
        }
        new TableCheck(problems).check(section);
        return parts;
    }

    private void refuseTwice(Node.Scalar name, Map<String, Mark> seen) {
        var before = seen.putIfAbsent(name.text(), name.at());
        if (before != null) {
            problems.add(
                    name.at(), name.word() + " is already on line " + before.line() + "; give this one another name.");
        }
    }

    private void checkKeys(String list, Node item) {
        var keys = switch (list) {
            case "credits" -> CreditReader.KEYS;
            case "measures" -> MeasureReader.KEYS;
            case "components" -> ComponentReader.KEYS;
            default -> List.<String>of();
        };
        if (!keys.isEmpty()) {
            Section.of(
                    item,
                    "a part of a library",
                    problems,
                    Stream.concat(keys.stream(), Stream.of(Inclusion.USE)).toList());
        }
    }

    /** Tables and curves rest on nothing else. */
    private record TableCheck(Problems problems) {
        void check(Section section) {
            for (var table : section.list("tables")) {
                if (isWritten(table)) {
                    new TableReader(problems).read(table);
                }
            }
            for (var curve : section.list("curves")) {
                if (isWritten(curve)) {
                    new CurveReader(problems).read(curve);
                }
            }
        }

        private static boolean isWritten(Node item) {
            return !(item instanceof Node.Mapping mapping)
                    || mapping.value(Inclusion.USE).isEmpty();
        }
    }
}
