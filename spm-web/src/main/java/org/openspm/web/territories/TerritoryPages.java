package org.openspm.web.territories;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.territory.TerritoryHolder;
import org.openspm.territory.TerritoryNode;
import org.openspm.territory.TerritoryTree;
import org.openspm.territory.calc.Address;
import org.openspm.web.export.TableFile;
import org.openspm.web.people.Seen;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The territories of a day with their holders, on a map and as a tree, and who holds an address. */
@Controller
class TerritoryPages {
    private static final int ROWS = 50;
    /** The first levels of the tree; further ones stand on the page of their territory. */
    private static final int LEVELS = 3;

    private static final List<String> HEADS =
            List.of("code", "name", "level", "belongs to", "accounts", "rules", "holders");

    private final TerritoryTree tree;
    private final TerritoryMaps maps;
    private final AddressPlacement placement;
    private final Seen seen;

    TerritoryPages(TerritoryTree tree, TerritoryMaps maps, AddressPlacement placement, Seen seen) {
        this.tree = tree;
        this.maps = maps;
        this.placement = placement;
        this.seen = seen;
    }

    @GetMapping("/territories")
    String list(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String postal,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var asOf = seen.day(day);
        var all = tree.at(asOf);
        model.addAttribute("day", asOf);
        model.addAttribute("count", all.size());
        model.addAttribute("territories", Page.of(shown(all, q), new PageRequest(page, ROWS)));
        model.addAttribute("searched", !q.isBlank());
        model.addAttribute("maps", maps.overview(all));
        model.addAttribute("links", seen.linksFor(user));
        if (!country.isBlank() || !state.isBlank() || !postal.isBlank()) {
            model.addAttribute("placed", placement.find(new Address(country, state, postal), asOf, all));
        }
        return "territories/list";
    }

    @GetMapping(path = "/territories", params = "export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String q,
            @RequestParam String export) {
        var all = tree.at(seen.day(day));
        var names = all.stream().collect(Collectors.toMap(TerritoryNode::id, TerritoryNode::name));
        return TableFile.of("territories", HEADS)
                .rows((q.isBlank() ? all : shown(all, q))
                        .stream().map(node -> cells(node, node.parentId() == null ? null : names.get(node.parentId()))))
                .as(export);
    }

    private static List<TerritoryNode> shown(List<TerritoryNode> all, String search) {
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(node ->
                        wanted.isEmpty() ? node.depth() < LEVELS : words(node).contains(wanted))
                .toList();
    }

    private static String words(TerritoryNode node) {
        return Stream.concat(
                        Stream.of(node.code(), node.name()),
                        node.holders().stream().map(TerritoryHolder::personName).filter(Objects::nonNull))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable Object> cells(TerritoryNode node, @Nullable String parent) {
        var names = node.holders().stream()
                .map(TerritoryHolder::personName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return Arrays.asList(node.code(), node.name(), node.level(), parent, node.accounts(), node.rules(), names);
    }
}
