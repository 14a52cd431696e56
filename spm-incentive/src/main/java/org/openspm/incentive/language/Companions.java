package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Brings along what the parts of libraries need: tables and curves that they read, payee values that they use. */
final class Companions {
    private static final Pattern CHARTS = Pattern.compile("(?i)\\b(?:CURVE|TABLE)\\(\\s*([A-Za-z_]\\w*)");
    private static final Pattern PAYEE = Pattern.compile("\\bpayee\\.([A-Za-z_]\\w*)");

    private final Collection<Node.Mapping> libraries;
    private final BiFunction<String, String, List<Node.Mapping>> parts;

    /** @param parts of the libraries, by list and name */
    Companions(Collection<Node.Mapping> libraries, BiFunction<String, String, List<Node.Mapping>> parts) {
        this.libraries = List.copyOf(libraries);
        this.parts = parts;
    }

    /** Adds the tables and curves of the libraries that something reads. */
    Node.Mapping withCharts(Node.Mapping plan) {
        var wanted = new LinkedHashSet<String>();
        collect(plan, wanted, CHARTS);
        plan.list("components").forEach(component -> collectCurves(component, wanted));
        var result = plan;
        for (var list : List.of("tables", "curves")) {
            var charts = new ArrayList<>(result.list(list));
            for (var name : wanted) {
                var found = parts.apply(list, name);
                if (found.size() == 1 && !isDefined(plan, name)) {
                    charts.add(found.getFirst());
                }
            }
            if (!charts.isEmpty()) {
                result = result.with(
                        list, new Node.Sequence(charts, charts.getFirst().at()));
            }
        }
        return result;
    }

    private static boolean isDefined(Node.Mapping plan, String chart) {
        return plan.list("tables").stream().anyMatch(node -> isCalled(node, "table", chart))
                || plan.list("curves").stream().anyMatch(node -> isCalled(node, "curve", chart));
    }

    private static boolean isCalled(Node node, String key, String name) {
        return Inclusion.nameOf(node, key)
                .filter(called -> called.text().equals(name))
                .isPresent();
    }

    private static void collectCurves(Node component, Set<String> names) {
        if (component instanceof Node.Mapping mapping) {
            mapping.value("curve").ifPresent(use -> {
                switch (use) {
                    case Node.Scalar scalar -> names.add(scalar.text());
                    case Node.Mapping described ->
                        described.scalar("curve").ifPresent(scalar -> names.add(scalar.text()));
                    case Node.Sequence _ -> {}
                }
            });
        }
    }

    /** Declares the payee values of the libraries that something uses and the plan does not declare itself. */
    Node.Mapping withValues(Node.Mapping plan) {
        var wanted = new LinkedHashSet<String>();
        collect(plan, wanted, PAYEE);
        var declared = new ArrayList<Node.Entry>();
        plan.value("values")
                .filter(Node.Mapping.class::isInstance)
                .ifPresent(values -> declared.addAll(((Node.Mapping) values).entries()));
        int before = declared.size();
        for (var library : libraries) {
            library.value("values").filter(Node.Mapping.class::isInstance).ifPresent(values -> {
                for (var entry : ((Node.Mapping) values).entries()) {
                    var name = entry.key().text();
                    if (wanted.contains(name)
                            && declared.stream()
                                    .noneMatch(known -> known.key().text().equals(name))) {
                        declared.add(entry);
                    }
                }
            });
        }
        return declared.size() == before
                ? plan
                : plan.with(
                        "values",
                        new Node.Mapping(
                                declared, false, declared.getFirst().key().at()));
    }

    private static void collect(Node node, Set<String> names, Pattern pattern) {
        switch (node) {
            case Node.Scalar scalar -> {
                var found = pattern.matcher(scalar.text());
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
            case Node.Sequence list -> list.items().forEach(item -> collect(item, names, pattern));
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> collect(entry.value(), names, pattern));
        }
    }
}
