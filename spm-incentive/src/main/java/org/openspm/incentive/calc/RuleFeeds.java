package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import org.openspm.incentive.calc.vector.Cases;

/**
 * What the credits of one rule add to the measures. Measures that take the credited amount itself, along the same hierarchy
 * and each under another value of the same field, are fed together: one look-up tells the measure.
 *
 * @param together groups of such measures
 * @param alone all other measures
 */
record RuleFeeds(List<Together> together, List<MeasureFeed> alone) {

    /** The cases have the numbers of the measures. */
    record Together(int chains, Cases cases) {}

    static RuleFeeds of(CompiledPlan plan, List<MeasureFeed> feeds) {
        var together = new ArrayList<Together>();
        var alone = new ArrayList<MeasureFeed>();
        for (var feed : feeds) {
            int chains = plan.chainsNumber(feed.measure());
            if (!feed.of().isCreditAmount()) {
                alone.add(feed);
            } else if (together.stream()
                    .noneMatch(
                            group -> group.chains() == chains && group.cases().join(feed.when(), feed.measure()))) {
                var cases = Cases.of(feed.when(), feed.measure());
                if (cases == null) {
                    alone.add(feed);
                } else {
                    together.add(new Together(chains, cases));
                }
            }
        }
        return new RuleFeeds(List.copyOf(together), List.copyOf(alone));
    }
}
