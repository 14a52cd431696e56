package org.openspm.incentive.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.Span;

/** Reads which days away do not count in a proration: {@code leave: [PARENTAL, SICK]}. */
final class LeaveReader {
    static final List<String> KEYS = List.of("kinds", "all but", "longer than", "after");
    static final String ALL = "all";
    private static final String LEAVE = "leave";
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_-]{0,31}");

    private final Problems problems;

    LeaveReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * What stands under {@code leave}; null when nothing does.
     *
     * @param prorated whether something is prorated from which the days could be left out
     */
    @Nullable
    Leave read(Section section, boolean prorated) {
        if (!section.has(LEAVE)) {
            return null;
        }
        if (!prorated) {
            problems.add(
                    section.markOf(LEAVE),
                    "“leave” takes days away out of a proration, and nothing is prorated here; add “prorate: days”.");
        }
        return section.node(LEAVE) instanceof Node.Mapping mapping
                ? Section.of(mapping, "a leave", problems, KEYS)
                        .map(this::stated)
                        .orElse(null)
                : named(section, LEAVE, section);
    }

    private Leave stated(Section section) {
        boolean others = section.has("all but");
        if (others && section.has("kinds")) {
            problems.add(
                    section.markOf("all but"),
                    "“kinds” names the absences that are meant, “all but” those that are not; keep one of them.");
        }
        var named = others
                ? named(section, "all but", section)
                : section.has("kinds") ? named(section, "kinds", section) : Leave.ALL;
        if (others && named.kinds().isEmpty()) {
            problems.add(section.markOf("all but"), "All but all is nothing; name kinds, as in all but: [SICK].");
        }
        return new Leave(
                named.kinds(), others, span(section, "longer than", "30 days"), span(section, "after", "14 days"));
    }

    private Leave named(Section section, String key, Section at) {
        var kinds = new LinkedHashSet<String>();
        var items = section.list(key);
        for (var item : items) {
            if (item instanceof Node.Scalar scalar
                    && KIND.matcher(scalar.text()).matches()) {
                kinds.add(scalar.text());
            } else if (!(item instanceof Node.Scalar scalar && scalar.text().equals(ALL) && items.size() == 1)) {
                problems.add(
                        item.at(),
                        item.word() + " is no kind of absence; write the codes in capitals under which absences are"
                                + " recorded, as in leave: [PARENTAL, SICK], or “leave: all”.");
            }
        }
        if (items.isEmpty()) {
            problems.add(at.markOf(key), "“" + key + "” names no kind of absence; write “all” or [PARENTAL, SICK].");
        }
        return Leave.of(kinds);
    }

    private @Nullable Span span(Section section, String key, String example) {
        return section.scalar(key, example)
                .flatMap(scalar -> SpanReader.read(scalar, problems))
                .orElse(null);
    }

    /** Writes it canonically as one value. */
    static String write(Leave leave) {
        var kinds = leave.kinds().isEmpty() ? ALL : list(leave.kinds());
        if (!leave.others() && leave.longerThan() == null && leave.after() == null) {
            return kinds;
        }
        var parts = new java.util.ArrayList<String>();
        parts.add((leave.others() ? "all but: " : "kinds: ") + kinds);
        if (leave.longerThan() != null) {
            parts.add("longer than: " + leave.longerThan());
        }
        if (leave.after() != null) {
            parts.add("after: " + leave.after());
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static String list(Set<String> kinds) {
        return "[" + String.join(", ", kinds) + "]";
    }
}
