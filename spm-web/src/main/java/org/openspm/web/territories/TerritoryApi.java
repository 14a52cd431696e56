package org.openspm.web.territories;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.territory.AccountPlace;
import org.openspm.territory.AccountPlaces;
import org.openspm.territory.AddressLookup;
import org.openspm.territory.HolderQuery;
import org.openspm.territory.RuleRow;
import org.openspm.territory.TerritoryHolder;
import org.openspm.territory.TerritoryHolders;
import org.openspm.territory.TerritoryNode;
import org.openspm.territory.TerritoryTree;
import org.openspm.territory.calc.Address;
import org.openspm.territory.calc.AddressRule;
import org.openspm.web.api.ApiPage;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Territories, their holders and the territory of an address for programs. */
@RestController
class TerritoryApi {
    private final TerritoryTree tree;
    private final TerritoryHolders holders;
    private final AddressLookup lookup;
    private final AccountPlaces accounts;
    private final AddressPlacement placement;
    private final Seen seen;

    TerritoryApi(
            TerritoryTree tree,
            TerritoryHolders holders,
            AddressLookup lookup,
            AccountPlaces accounts,
            AddressPlacement placement,
            Seen seen) {
        this.tree = tree;
        this.holders = holders;
        this.lookup = lookup;
        this.accounts = accounts;
        this.placement = placement;
        this.seen = seen;
    }

    /** A territory as of a day, everybody who ever held it, and the rules that lead to it. */
    record TerritoryResponse(TerritoryNode territory, List<TerritoryHolder> history, List<AddressRule> rules) {}

    /**
     * The territory of an address (null: none), who holds it and what it belongs to on the day, and what became of each rule
     * that was looked at.
     */
    record MatchResponse(
            @Nullable String territory,
            LocalDate asOf,
            List<TerritoryHolder> holders,
            List<Considered> considered,
            int rulesForOtherCountries) {
        record Considered(String territory, AddressRule rule, String verdict, boolean late) {}

        static MatchResponse of(AddressPlacement.Placed placed) {
            var answer = placed.answer();
            return new MatchResponse(
                    answer.territory().map(RuleRow::territoryCode).orElse(null),
                    placed.day(),
                    placed.path().stream()
                            .flatMap(node -> node.holders().stream())
                            .toList(),
                    answer.considered().stream()
                            .map(step -> new Considered(
                                    step.row().territoryCode(),
                                    step.row().rule(),
                                    step.verdict().name(),
                                    step.late()))
                            .toList(),
                    answer.elsewhere());
        }
    }

    @Operation(summary = "Territories as of a day, each after the one above it.")
    @GetMapping("/api/v1/territories")
    ApiPage<TerritoryNode> territories(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(Page.of(tree.at(seen.day(asOf)), new PageRequest(page, size)));
    }

    @Operation(summary = "One territory with its rules and holders.")
    @GetMapping("/api/v1/territories/{id}")
    TerritoryResponse territory(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        var day = seen.day(asOf);
        var territory = tree.territory(id, day).orElseThrow(() -> new NotFound("There is no such territory."));
        return new TerritoryResponse(
                territory,
                holders.history(id, day),
                lookup.rulesOf(id).stream().map(RuleRow::rule).toList());
    }

    /** The accounts in a territory and all below it. */
    @Operation(summary = "Accounts of a territory and all below it.")
    @GetMapping("/api/v1/territories/{id}/accounts")
    ApiPage<AccountPlace> accounts(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var _ = tree.territory(id, seen.day(null)).orElseThrow(() -> new NotFound("There is no such territory."));
        return ApiPage.of(accounts.in(id, new PageRequest(page, size)));
    }

    /** Who holds an address on a day, and why. */
    @Operation(summary = "The territory and holders an address falls to.")
    @GetMapping("/api/v1/territories/match")
    MatchResponse match(
            @RequestParam String country,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String postalCode,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return MatchResponse.of(placement.find(new Address(country, state, postalCode), seen.day(asOf)));
    }

    @Operation(summary = "Who holds which territory as of a day.")
    @GetMapping("/api/v1/holders")
    ApiPage<TerritoryHolder> holders(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(holders.find(
                new HolderQuery(q, role, seen.day(asOf), seen.factsBy(user)), new PageRequest(page, size)));
    }
}
