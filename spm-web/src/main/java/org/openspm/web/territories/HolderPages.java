package org.openspm.web.territories;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.territory.HolderQuery;
import org.openspm.territory.TerritoryHolder;
import org.openspm.territory.TerritoryHolders;
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

/** Everybody who holds a territory on a day. */
@Controller
class HolderPages {
    private static final int ROWS = 25;
    private static final List<String> HEADS = List.of("territory", "name", "role", "holder", "seat", "from", "until");

    private final TerritoryHolders holders;
    private final Seen seen;

    HolderPages(TerritoryHolders holders, Seen seen) {
        this.holders = holders;
        this.seen = seen;
    }

    @GetMapping("/territories/holders")
    String list(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var asOf = seen.day(day);
        model.addAttribute("day", asOf);
        model.addAttribute("role", role);
        model.addAttribute("roles", holders.roles());
        model.addAttribute("holders", holders.find(new HolderQuery(q, role, asOf, null), new PageRequest(page, ROWS)));
        model.addAttribute("links", seen.linksFor(user));
        return "territories/holders";
    }

    @GetMapping(path = "/territories/holders", params = "export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam String export) {
        return TableFile.of("holders", HEADS)
                .rows(all(new HolderQuery(q, role, seen.day(day), null)).map(HolderPages::cells))
                .as(export);
    }

    private Stream<TerritoryHolder> all(HolderQuery query) {
        return Stream.iterate(
                        holders.find(query, new PageRequest(1, Page.SIZE_MAX)),
                        page -> !page.items().isEmpty(),
                        page -> holders.find(query, new PageRequest(page.number() + 1, Page.SIZE_MAX)))
                .flatMap(page -> page.items().stream());
    }

    private static List<@Nullable Object> cells(TerritoryHolder held) {
        return Arrays.asList(
                held.territoryCode(),
                held.territoryName(),
                held.role(),
                held.personName(),
                held.seatName(),
                held.valid().start(),
                held.valid().last());
    }
}
