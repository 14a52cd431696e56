package org.openspm.web.territories;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.territory.AccountPlaces;
import org.openspm.territory.AddressLookup;
import org.openspm.territory.TerritoryHolder;
import org.openspm.territory.TerritoryHolders;
import org.openspm.territory.TerritoryNode;
import org.openspm.territory.TerritoryTree;
import org.openspm.territory.calc.Address;
import org.openspm.web.export.TableFile;
import org.openspm.web.people.Seen;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The tree of territories with their holders, one territory, and the territory of an address. */
@Controller
class TerritoryPages {
    private static final int ROWS = 25;

    private final TerritoryTree tree;
    private final TerritoryHolders holders;
    private final AddressLookup lookup;
    private final AccountPlaces accounts;
    private final Seen seen;

    TerritoryPages(
            TerritoryTree tree, TerritoryHolders holders, AddressLookup lookup, AccountPlaces accounts, Seen seen) {
        this.tree = tree;
        this.holders = holders;
        this.lookup = lookup;
        this.accounts = accounts;
        this.seen = seen;
    }

    @GetMapping("/territories")
    String list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String postal,
            Model model) {
        var asOf = seen.day(day);
        model.addAttribute("day", asOf);
        model.addAttribute("territories", tree.at(asOf));
        model.addAttribute("map", AccountMap.of(accounts.onTheMap(), null));
        if (!country.isBlank()) {
            model.addAttribute("answer", lookup.find(new Address(country, state, postal)));
        }
        return "territories/list";
    }

    @GetMapping(path = "/territories", params = "export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam String export) {
        return TableFile.of("territories", List.of("code", "name", "level", "accounts", "rules", "holders"))
                .rows(tree.at(seen.day(day)).stream().map(TerritoryPages::cells))
                .as(export);
    }

    @GetMapping("/territories/{id}")
    String territory(
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
                "children",
                all.stream().filter(node -> id.equals(node.parentId())).toList());
        model.addAttribute("history", holders.history(id, asOf));
        model.addAttribute(
                "rules",
                lookup.rules().stream()
                        .filter(row -> row.territoryId().equals(id))
                        .toList());
        model.addAttribute("accounts", accounts.in(id, new PageRequest(page, ROWS)));
        model.addAttribute("map", AccountMap.of(accounts.onTheMap(), codesBelow(all, id)));
        return "territories/territory";
    }

    private static Set<String> codesBelow(List<TerritoryNode> all, UUID id) {
        var ids = new HashSet<>(Set.of(id));
        var codes = new HashSet<String>();
        for (var node : all) {
            if (ids.contains(node.id()) || (node.parentId() != null && ids.contains(node.parentId()))) {
                ids.add(node.id());
                codes.add(node.code());
            }
        }
        return codes;
    }

    private static List<@Nullable Object> cells(TerritoryNode node) {
        var names = node.holders().stream()
                .map(TerritoryHolder::personName)
                .filter(Objects::nonNull)
                .toList();
        return Arrays.asList(
                node.code(), node.name(), node.level(), node.accounts(), node.rules(), String.join("; ", names));
    }
}
