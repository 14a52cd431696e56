package org.openspm.web.territories;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.territory.AddressLookup;
import org.openspm.territory.TerritoryNode;
import org.openspm.territory.TerritoryTree;
import org.openspm.territory.calc.Address;
import org.springframework.stereotype.Component;

/** Answers who holds an address on a day, and why: the rule that decided, the holders there and in the areas above. */
@Component
class AddressPlacement {
    private static final int COUNTRY_LETTERS = 2;

    private final AddressLookup lookup;
    private final TerritoryTree tree;

    AddressPlacement(AddressLookup lookup, TerritoryTree tree) {
        this.lookup = lookup;
        this.tree = tree;
    }

    /**
     * What became of an address.
     *
     * @param path the territory of the address and those it belongs to, nearest first; empty when no rule holds it
     */
    record Placed(Address address, LocalDate day, AddressLookup.Answer answer, List<TerritoryNode> path) {
        Placed {
            path = List.copyOf(path);
        }

        /** The address as it was looked for: {@code NL 7511ZZ}. */
        public String words() {
            return String.join(" ", words(address.country()), words(address.state()), words(address.postalCode()))
                    .replaceAll("\\s+", " ")
                    .strip();
        }

        private static String words(@Nullable String part) {
            return part == null ? "" : part;
        }
    }

    Placed find(Address address, LocalDate day) {
        return find(address, day, tree.at(day));
    }

    /** The same with the territories of the day at hand. */
    Placed find(Address address, LocalDate day, List<TerritoryNode> territories) {
        var country = address.country();
        if (country == null || country.length() != COUNTRY_LETTERS) {
            throw new RuleViolation("country is “" + (country == null ? "" : country)
                    + "”; write the two letters of ISO 3166, as NL or US.");
        }
        var answer = lookup.find(address);
        var id = answer.territory().map(row -> row.territoryId()).orElse(null);
        return new Placed(address, day, answer, path(territories, id));
    }

    private static List<TerritoryNode> path(List<TerritoryNode> territories, @Nullable UUID id) {
        var path = new ArrayList<TerritoryNode>();
        var next = id;
        for (var node : territories.reversed()) {
            // Each territory stands after the one it belongs to, so one walk from the end meets the whole path.
            if (node.id().equals(next)) {
                path.add(node);
                next = node.parentId();
            }
        }
        return path;
    }
}
