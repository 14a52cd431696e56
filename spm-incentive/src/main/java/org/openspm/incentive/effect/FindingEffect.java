package org.openspm.incentive.effect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openspm.incentive.calc.Finding;

/**
 * How the things of one kind that need a look change with the draft.
 *
 * @param kind as in the exceptions of a run, such as {@code UNCREDITED}
 * @param added how many there are with the draft that there are not without it
 * @param examples sentences of some of the added ones
 */
public record FindingEffect(String kind, int added, int removed, List<String> examples) {
    private static final int EXAMPLES_MAX = 20;

    public FindingEffect {
        examples = List.copyOf(examples);
    }

    /** What a finding is about: the sentence may differ while the matter is the same. */
    private record Matter(Finding.Kind kind, int transaction, int node, int period, String rule) {
        static Matter of(Finding finding) {
            // The rule that refused a transaction first may be another one; the transaction is uncredited either way.
            var rule = finding.kind() == Finding.Kind.UNCREDITED ? "" : finding.rule();
            return new Matter(finding.kind(), finding.transaction(), finding.node(), finding.period(), rule);
        }
    }

    static List<FindingEffect> between(List<Finding> before, List<Finding> after) {
        var added = missing(after, before);
        var removed = missing(before, after);
        var effects = new ArrayList<FindingEffect>();
        for (var kind : Finding.Kind.values()) {
            var more = added.getOrDefault(kind, List.of());
            var fewer = removed.getOrDefault(kind, List.of());
            if (!more.isEmpty() || !fewer.isEmpty()) {
                var examples = more.stream().map(Finding::detail).limit(EXAMPLES_MAX);
                effects.add(new FindingEffect(kind.name(), more.size(), fewer.size(), examples.toList()));
            }
        }
        return effects;
    }

    /** Those of the first list whose matter the second has not as often. */
    private static Map<Finding.Kind, List<Finding>> missing(List<Finding> from, List<Finding> in) {
        var there = new HashMap<Matter, Integer>();
        in.forEach(finding -> there.merge(Matter.of(finding), 1, Integer::sum));
        var missing = new EnumMap<Finding.Kind, List<Finding>>(Finding.Kind.class);
        for (var finding : from) {
            int left = there.merge(Matter.of(finding), -1, Integer::sum);
            if (left < 0) {
                missing.computeIfAbsent(finding.kind(), _ -> new ArrayList<>()).add(finding);
            }
        }
        return Collections.unmodifiableMap(missing);
    }
}
