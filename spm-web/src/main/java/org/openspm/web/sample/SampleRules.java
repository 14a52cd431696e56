package org.openspm.web.sample;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.territory.calc.AddressRule;

/** The rules of engagement of the sample company: postal ranges first, then states, then the rest of a country. */
final class SampleRules {
    /** States that several territories share, so that postal codes decide. */
    private static final Set<String> SHARED_STATES = Set.of("NY", "CA", "TX");

    private SampleRules() {}

    /** One rule for each distinct place; the territory is its index in the list. */
    static List<AddressRule> of(List<Seeds.Place> places, List<String> territories) {
        return places.stream()
                .map(place -> rule(place, territories.indexOf(place.territory())))
                .distinct()
                .toList();
    }

    private static AddressRule rule(Seeds.Place place, int territory) {
        var state = blankToNull(place.state());
        var byPostalCode = state == null || SHARED_STATES.contains(state);
        var from = byPostalCode ? blankToNull(place.postalFrom()) : null;
        var to = byPostalCode ? blankToNull(place.postalTo()) : null;
        var priority = from != null ? 100 : state != null ? 200 : 300;
        return new AddressRule(territory, priority, place.country(), state, from, to);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
