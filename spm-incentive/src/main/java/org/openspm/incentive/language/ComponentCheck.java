package org.openspm.incentive.language;

import java.util.List;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Tiers;

/** Refuses components whose parts do not go together, such as a multiplier without anything to multiply. */
final class ComponentCheck {
    private final Problems problems;
    private final Section section;
    private final ComponentReader.Subject subject;

    ComponentCheck(Problems problems, Section section, ComponentReader.Subject subject) {
        this.problems = problems;
        this.section = section;
        this.subject = subject;
    }

    void check(Component component) {
        switch (component.base()) {
            case Base.MeasureValue _ -> checkMeasureValue(component);
            case Base.Target _ -> checkTarget(component);
            case Base.Fixed _ -> refuseRateAndTiers(component, "amount");
            case Base.Bonus _ -> checkBonus(component);
            case Base.DownlineEarnings _ -> checkDownline(component);
            case Base.Spread _ -> checkSpread(component);
        }
    }

    private void checkMeasureValue(Component component) {
        var tiers = component.tiers();
        if (component.rate() != null) {
            return;
        }
        if (tiers == null) {
            problems.add(
                    section.at(),
                    "The component does not say what it pays; add “rate”, “tiers”, “target”, “amount” or “bonus”.");
            return;
        }
        for (var band : tiers.bands()) {
            if (band.kind() == Band.Kind.MULTIPLIER && !isZero(band)) {
                problems.add(
                        band.at(),
                        "The band multiplies a rate, but the component has none; add “rate: …”, or write a percentage.");
                return;
            }
        }
    }

    private void checkTarget(Component component) {
        if (component.rate() != null) {
            problems.add(
                    section.markOf("rate"),
                    "A target is paid by attainment and takes no rate; use tiers or remove it.");
        }
        var tiers = component.tiers();
        if (tiers == null) {
            return;
        }
        if (tiers.axis() != Tiers.Axis.ATTAINMENT) {
            problems.add(tiers.at(), "Tiers of a target are on attainment; write “axis: attainment”.");
        }
        for (var band : tiers.bands()) {
            if (band.kind() == Band.Kind.PER_UNIT) {
                problems.add(
                        band.at(), "A target is not paid per unit; write a multiplier or a percentage of the target.");
            } else if (band.kind() == Band.Kind.RATE && tiers.mode() == Tiers.Mode.MARGINAL) {
                problems.add(
                        band.at(),
                        "A percentage of the target is paid as a whole; write “mode: whole”, or a multiplier such as x 1.5.");
            }
        }
    }

    private void checkBonus(Component component) {
        refuseRateAndTiers(component, "bonus");
        if (component.threshold() == null) {
            problems.add(
                    section.markOf("bonus"),
                    "A bonus is paid when a threshold is first reached; add “threshold: 100 %”.");
        }
    }

    private void checkDownline(Component component) {
        if (component.rate() == null && component.tiers() == null) {
            problems.add(section.markOf("downline"), "An override on the downline needs a rate; add “rate: 1 %”.");
        }
    }

    private void checkSpread(Component component) {
        if (component.rate() == null) {
            problems.add(
                    section.markOf("spread"), "A spread needs the rate of each level; add “rate: payee.level_rate”.");
        }
        if (component.tiers() != null) {
            problems.add(section.markOf("tiers"), "A spread takes no tiers; put them into another component.");
        }
    }

    private void refuseRateAndTiers(Component component, String base) {
        for (var key : List.of("rate", "tiers")) {
            if (section.has(key)) {
                problems.add(
                        section.markOf(key),
                        "“" + base + "” of component “" + component.name() + "” on “" + subject.name()
                                + "” is paid as it is and takes no " + key + "; remove one of them.");
            }
        }
    }

    private static boolean isZero(Band band) {
        return band.value() instanceof Expression.Number number
                && number.value().signum() == 0;
    }
}
