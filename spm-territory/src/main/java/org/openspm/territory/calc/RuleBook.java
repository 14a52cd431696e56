package org.openspm.territory.calc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openspm.territory.calc.AddressRule.Verdict;

/** All rules of an alignment in their order: an address belongs to the territory of the first rule that holds it. */
public final class RuleBook {
    private static final String ANYWHERE = "";

    private final List<AddressRule> rules;
    /** Rules by country, each list complete: those for anywhere are in every one. */
    private final Map<String, List<AddressRule>> byCountry = new HashMap<>();

    public RuleBook(List<AddressRule> rules) {
        this.rules = rules.stream().sorted(AddressRule.FIRST_TO_LAST).toList();
        var anywhere =
                this.rules.stream().filter(rule -> rule.country() == null).toList();
        byCountry.put(ANYWHERE, anywhere);
        for (var rule : this.rules) {
            if (rule.country() != null) {
                byCountry.computeIfAbsent(rule.country(), this::rulesFor);
            }
        }
    }

    /** The rule that decides where the address belongs; empty when no rule holds it. */
    public Optional<AddressRule> match(Address address) {
        return candidates(address).stream()
                .filter(rule -> rule.judge(address) == Verdict.HOLDS)
                .findFirst();
    }

    /** The same decision with its reasons: each rule for the country in order, and why those before were refused. */
    public Explanation explain(Address address) {
        var steps = new ArrayList<Step>();
        AddressRule winner = null;
        for (var rule : candidates(address)) {
            var verdict = rule.judge(address);
            steps.add(new Step(rule, verdict, winner != null && verdict == Verdict.HOLDS));
            if (winner == null && verdict == Verdict.HOLDS) {
                winner = rule;
            }
        }
        return new Explanation(Optional.ofNullable(winner), steps, rules.size() - steps.size());
    }

    private List<AddressRule> candidates(Address address) {
        var country = address.country() == null ? ANYWHERE : address.country();
        return byCountry.getOrDefault(country, byCountry.getOrDefault(ANYWHERE, List.of()));
    }

    private List<AddressRule> rulesFor(String country) {
        return rules.stream()
                .filter(rule -> rule.country() == null || rule.country().equals(country))
                .toList();
    }

    /** One rule looked at; {@code late} says that it would have held the address had an earlier one not. */
    public record Step(AddressRule rule, Verdict verdict, boolean late) {}

    /** Why an address belongs where it does; {@code elsewhere} counts the rules for other countries. */
    public record Explanation(Optional<AddressRule> match, List<Step> steps, int elsewhere) {
        public Explanation {
            steps = List.copyOf(steps);
        }
    }
}
