package org.openspm.incentive.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.form.PlanChange.Kind;

/** What changed between two texts, in the words of the plan. */
class PlanComparisonTests {
    private static final String PLAN = """
            plan: AE
            title: Account Executive
            credits:
              - {credit: direct, of: orders, to: {splits: stated, seller: rest}}
              - {credit: overlay, of: orders, to: overlay}
            components:
              - component: Commission   # the first
                on: bookings
                rate: 5 %
                tiers:
                  mode: marginal
                  bands:
                    - {to: 100 %, value: x 1}
                    - {value: x 2}
              - {component: Bonus, on: bookings, bonus: 500}
            """;

    @Test
    void saysNothingOfCommentsQuotesAndLayout() {
        assertThat(PlanComparison.of(PLAN, PLAN.replace("# the first", "").replace("rate: 5 %", "rate:   '5 %'")))
                .isEmpty();
    }

    @Test
    void namesComponentKeyAndBothValues() {
        assertThat(PlanComparison.of(PLAN, PLAN.replace("rate: 5 %", "rate: 6 %")))
                .containsExactly(change("components", "Commission", Kind.CHANGED, List.of("rate"), "5 %", "6 %"));
    }

    @Test
    void namesTheRowAndCellOfATable() {
        assertThat(PlanComparison.of(PLAN, PLAN.replace("{value: x 2}", "{value: x 3}")))
                .containsExactly(change(
                        "components",
                        "Commission",
                        Kind.CHANGED,
                        List.of("tiers", "bands", "2", "value"),
                        "x 2",
                        "x 3"));
        assertThat(PlanComparison.of(
                        PLAN, PLAN.replace("- {value: x 2}", "- {to: 120 %, value: x 1.5}\n        - {value: x 2}")))
                .containsExactly(change(
                        "components",
                        "Commission",
                        Kind.ADDED,
                        List.of("tiers", "bands"),
                        "",
                        "to: 120 %, value: x 1.5"));
    }

    @Test
    void namesPartsThatCameWentAndMoved() {
        var without = PLAN.replace("  - {component: Bonus, on: bookings, bonus: 500}\n", "");
        assertThat(PlanComparison.of(without, PLAN))
                .containsExactly(change(
                        "components",
                        "Bonus",
                        Kind.ADDED,
                        List.of(),
                        "",
                        "component: Bonus, on: bookings, bonus: 500"));
        assertThat(PlanComparison.of(PLAN, without))
                .extracting(PlanChange::kind)
                .containsExactly(Kind.REMOVED);
        var moved = PlanSource.of(PLAN)
                .orElseThrow()
                .with(new PlanEdit.Lower("/credits/0"))
                .text();
        assertThat(PlanComparison.of(PLAN, moved))
                .containsExactly(change("credits", "", Kind.MOVED, List.of(), "direct, overlay", "overlay, direct"));
    }

    @Test
    void namesWhatIsGoneFromWithin() {
        assertThat(PlanComparison.of(PLAN, PLAN.replace("{splits: stated, seller: rest}", "seller")))
                .containsExactly(change(
                        "credits", "direct", Kind.CHANGED, List.of("to"), "splits: stated, seller: rest", "seller"));
        assertThat(PlanComparison.of(PLAN, PLAN.replace("    rate: 5 %\n", "")))
                .containsExactly(change("components", "Commission", Kind.REMOVED, List.of("rate"), "5 %", ""));
    }

    private static PlanChange change(
            String section, String part, Kind kind, List<String> keys, String before, String after) {
        return new PlanChange(section, part, kind, keys, before, after);
    }
}
