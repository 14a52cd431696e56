package org.openspm.web.territories;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.territory.AccountPlaces;
import org.openspm.territory.AddressLookup;
import org.openspm.territory.TerritoryHolders;
import org.openspm.territory.TerritoryTree;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One territory: who held it when, what it consists of, its rules and its accounts. */
@Controller
class OneTerritoryPages {
    private static final int ROWS = 25;

    private final TerritoryTree tree;
    private final TerritoryHolders holders;
    private final AddressLookup lookup;
    private final AccountPlaces accounts;
    private final TerritoryMaps maps;
    private final Seen seen;

    OneTerritoryPages(
            TerritoryTree tree,
            TerritoryHolders holders,
            AddressLookup lookup,
            AccountPlaces accounts,
            TerritoryMaps maps,
            Seen seen) {
        this.tree = tree;
        this.holders = holders;
        this.lookup = lookup;
        this.accounts = accounts;
        this.maps = maps;
        this.seen = seen;
    }

    @GetMapping("/territories/{id}")
    String territory(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var asOf = seen.day(day);
        var all = tree.at(asOf);
        var territory = all.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such territory."));
        model.addAttribute("day", asOf);
        model.addAttribute("territory", territory);
        model.addAttribute(
                "parent",
                all.stream()
                        .filter(node -> node.id().equals(territory.parentId()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "children",
                all.stream().filter(node -> id.equals(node.parentId())).toList());
        model.addAttribute("history", holders.history(id, asOf));
        model.addAttribute("rules", lookup.rulesOf(id));
        model.addAttribute("accounts", accounts.in(id, new PageRequest(page, ROWS)));
        model.addAttribute("map", maps.of(all, id));
        model.addAttribute("links", seen.linksFor(user));
        return "territories/territory";
    }
}
