package org.openspm.incentive.simulation;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.simulation.Target.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses changes that name a code which does not exist, each with the row it is in. */
@Component
class CodeCheck {
    private static final Map<Kind, String> TABLES = Map.of(
            Kind.TITLE, "title",
            Kind.BRANCH, "position",
            Kind.POSITION, "position",
            Kind.PERSON, "person",
            Kind.TERRITORY, "territory");

    private final JdbcClient jdbc;

    CodeCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void refuseUnknownPlan(String code) {
        if (!codes("compensation_plan").contains(code)) {
            throw new RuleViolation("There is no plan “" + code
                    + "”: a simulated text stands in the place of a plan and pays whom that plan is assigned to; give it the"
                    + " code of one of "
                    + codes("compensation_plan").stream().sorted().toList() + ".");
        }
    }

    void refuseUnknown(List<Change> changes) {
        var known = new EnumMap<Kind, Set<String>>(Kind.class);
        var periods = codes("period");
        var hierarchies = codes("hierarchy");
        var plans = codes("compensation_plan");
        for (int row = 0; row < changes.size(); row++) {
            var change = changes.get(row);
            var place = changes.size() == 1 ? "" : "Row " + (row + 1) + ": ";
            refuseUnknown(place, change.target(), known);
            refuseUnknown(place, change.holder(), known);
            if ((change.type() == Change.Type.PLAN || change.type() == Change.Type.PLAN_END)
                    && !plans.contains(change.name())) {
                throw new RuleViolation(place + "There is no plan “" + change.name()
                        + "”; give the code of a plan, such as " + some(plans) + ".");
            }
            if (change.period() != null && !periods.contains(change.period())) {
                throw new RuleViolation(
                        place + "There is no period “" + change.period() + "” in the calendar; give the code of"
                                + " one that quotas are for, such as " + some(periods) + ".");
            }
            if (change.target().kind() == Kind.BRANCH
                    && !hierarchies.contains(change.target().hierarchy())) {
                throw new RuleViolation(
                        place + "There is no hierarchy “" + change.target().hierarchy() + "”; known are "
                                + hierarchies.stream().sorted().toList() + ".");
            }
        }
    }

    private void refuseUnknown(String place, @Nullable Target target, Map<Kind, Set<String>> known) {
        if (target == null || target.kind() == Kind.EVERYBODY) {
            return;
        }
        var codes =
                known.computeIfAbsent(target.kind(), kind -> codes(java.util.Objects.requireNonNull(TABLES.get(kind))));
        if (!codes.contains(target.code())) {
            throw new RuleViolation(place + "There is no " + Overlay.described(target)
                    + "; give a code that exists, such as " + some(codes) + ".");
        }
    }

    private Set<String> codes(String table) {
        return new HashSet<>(
                jdbc.sql("select code from " + table).query(String.class).list());
    }

    private static String some(Set<String> codes) {
        return codes.stream().sorted().limit(3).toList().toString();
    }
}
