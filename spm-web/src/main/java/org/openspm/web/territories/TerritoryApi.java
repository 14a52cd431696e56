package org.openspm.web.territories;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.territory.AddressLookup;
import org.openspm.territory.TerritoryHolder;
import org.openspm.territory.TerritoryHolders;
import org.openspm.territory.TerritoryNode;
import org.openspm.territory.TerritoryTree;
import org.openspm.territory.calc.Address;
import org.openspm.web.api.ApiPage;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Territories, their holders and the territory of an address for programs. */
@RestController
class TerritoryApi {
    private final TerritoryTree tree;
    private final TerritoryHolders holders;
    private final AddressLookup lookup;
    private final Seen seen;

    TerritoryApi(TerritoryTree tree, TerritoryHolders holders, AddressLookup lookup, Seen seen) {
        this.tree = tree;
        this.holders = holders;
        this.lookup = lookup;
        this.seen = seen;
    }

    /** The territory of an address (null: none) and what became of each rule that was looked at. */
    record MatchResponse(@Nullable String territory, List<Considered> considered, int rulesForOtherCountries) {
        record Considered(String territory, int priority, String verdict, boolean late) {}

        static MatchResponse of(AddressLookup.Answer answer) {
            return new MatchResponse(
                    answer.territory().map(row -> row.territoryCode()).orElse(null),
                    answer.considered().stream()
                            .map(step -> new Considered(
                                    step.row().territoryCode(),
                                    step.row().rule().priority(),
                                    step.verdict().name(),
                                    step.late()))
                            .toList(),
                    answer.elsewhere());
        }
    }

    @GetMapping("/api/v1/territories")
    ApiPage<TerritoryNode> territories(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var nodes = tree.at(seen.day(asOf));
        return ApiPage.of(Page.of(nodes, new PageRequest(page, size)));
    }

    @GetMapping("/api/v1/territories/match")
    MatchResponse match(
            @RequestParam String country,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String postalCode) {
        return MatchResponse.of(lookup.find(new Address(country, state, postalCode)));
    }

    @GetMapping("/api/v1/holders")
    ApiPage<TerritoryHolder> holders(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(holders.find(role, seen.day(asOf), seen.factsBy(user), new PageRequest(page, size)));
    }
}
