package org.openspm.incentive.language;

import java.util.List;
import java.util.stream.Stream;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.plan.RoundingPolicy;
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
            case Base.Pool _ -> refuseRateAndTiers(component, "pool");
            case Base.Contest _ -> refuseRateAndTiers(component, "contest");
        }
        checkCurve(component);
        checkProration(component);
        checkShare(component);
    }

    private void checkCurve(Component component) {
        var use = component.curve();
        if (use == null) {
            return;
        }
        if (component.tiers() != null) {
            problems.add(section.markOf("curve"), "A component has “curve” or “tiers”, this one has both; remove one.");
        }
        boolean target = component.base() instanceof Base.Target;
        if (!target && !(component.base() instanceof Base.MeasureValue)) {
            problems.add(section.markOf("curve"), "A curve pays on a measure or a target; remove it.");
        }
        var unit = use.curve().unit();
        if (target && unit == Unit.MONEY) {
            problems.add(
                    section.markOf("curve"),
                    "A target is multiplied by a percentage or a number, the curve gives money; leave “target” out.");
        } else if (!target && unit == Unit.NUMBER && component.rate() == null) {
            problems.add(
                    section.markOf("curve"),
                    "The curve gives a factor of the rate, but the component has none; add “rate: …”.");
        } else if (!target && unit != Unit.NUMBER && component.rate() != null) {
            problems.add(
                    section.markOf("rate"),
                    "The curve gives " + (unit == Unit.MONEY ? "the amount" : "the rate") + " itself; remove “rate”.");
        }
    }

    /** A cap of the period is taken before the share, so a share of each credit cannot come after it. */
    private void checkShare(Component component) {
        boolean limited = Stream.concat(component.caps().stream(), component.floors().stream())
                .anyMatch(limit -> limit.per() == Component.Per.PERIOD);
        if (component.sharesEachCredit() && limited && !component.beforeLimits().contains(Component.Factor.SHARE)) {
            problems.add(
                    section.markOf("share"),
                    "A share that differs by credit cannot be taken of what is capped for the period; limit each credit"
                            + " (“per: credit”), use a share of the payee, or write “order: [share, limits]”.");
        }
        boolean budgeted =
                component.budget() != null && component.budget().whenShort() == Component.Budget.Short.FIRST_COME;
        if (budgeted && component.rounding().per() != RoundingPolicy.Step.LINE) {
            problems.add(
                    section.markOf("budget"),
                    "First come needs a line for each credit; round this component “per line”.");
        }
    }

    private void checkProration(Component component) {
        boolean money = component.base() instanceof Base.Target
                || component.base() instanceof Base.Fixed
                || component.base() instanceof Base.Bonus;
        if (component.prorate().target() != QuotaUse.Proration.NONE && !money) {
            problems.add(
                    section.markOf("prorate"),
                    "There is no target, amount or bonus to prorate; write “prorate: {limits: days}” for caps and floors,"
                            + " or prorate the quota.");
        }
        if (component.prorate().target() != QuotaUse.Proration.NONE && component.per() == Component.Per.CREDIT) {
            problems.add(
                    section.markOf("prorate"),
                    "An amount for each credit does not shrink with the days of a period; remove “prorate”.");
        }
        if (component.prorate().limits() != QuotaUse.Proration.NONE
                && component.caps().isEmpty()
                && component.floors().isEmpty()) {
            problems.add(section.markOf("prorate"), "There is no cap or floor to prorate; remove “limits”.");
        }
    }

    private void checkMeasureValue(Component component) {
        var tiers = component.tiers();
        if (component.rate() != null || component.curve() != null) {
            return;
        }
        if (tiers == null) {
            problems.add(
                    section.at(),
                    "The component does not say what it pays; add “rate”, “tiers”, “curve”, “target”, “amount”, “bonus”,"
                            + " “pool” or “contest”.");
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
            } else if (band.kind() == Band.Kind.RATE && tiers.mode() != Tiers.Mode.WHOLE) {
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
        for (var key : List.of("rate", "tiers", "curve")) {
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
