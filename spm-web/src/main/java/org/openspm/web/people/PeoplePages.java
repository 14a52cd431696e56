package org.openspm.web.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.organization.Absences;
import org.openspm.domain.organization.People;
import org.openspm.domain.organization.PersonRow;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.plan.PlanAssignments;
import org.openspm.quota.QuotaListing;
import org.openspm.territory.TerritoryHolders;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.openspm.web.security.AccessRules;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of people and the page of one. */
@Controller
class PeoplePages {
    private static final int ROWS = 25;
    private static final int QUOTAS = 12;
    private static final List<String> HEADS =
            List.of("code", "name", "title", "department", "seat", "manager", "hired", "left");

    private final People people;
    private final QuotaListing quotas;
    private final TerritoryHolders holders;
    private final PlanAssignments plans;
    private final Absences absences;
    private final Visibility visibility;
    private final Seen seen;

    PeoplePages(
            People people,
            QuotaListing quotas,
            TerritoryHolders holders,
            PlanAssignments plans,
            Absences absences,
            Visibility visibility,
            Seen seen) {
        this.people = people;
        this.quotas = quotas;
        this.holders = holders;
        this.plans = plans;
        this.absences = absences;
        this.visibility = visibility;
        this.seen = seen;
    }

    @GetMapping("/people")
    String list(@AuthenticationPrincipal SignedInUser user, PeopleFilter filter, Model model) {
        var query = filter.query(seen.day(null), seen.by(user));
        model.addAttribute("links", seen.linksFor(user));
        model.addAttribute("people", people.find(query, new PageRequest(filter.number(), ROWS)));
        model.addAttribute("query", query);
        model.addAttribute("departments", people.departments());
        model.addAttribute("titles", people.titles());
        return "people/list";
    }

    @GetMapping(path = "/people", params = "export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal SignedInUser user, PeopleFilter filter) {
        var query = filter.query(seen.day(null), seen.by(user));
        return TableFile.of("people", HEADS)
                .rows(WholeList.of(page -> people.find(query, page)).map(PeoplePages::cells))
                .as(filter.export() == null ? "" : filter.export());
    }

    @GetMapping("/people/{id}")
    String person(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        var person = people.person(id).orElseThrow(() -> new NotFound("There is no such person, or not for you."));
        visibility.disclose(user.viewer(), person.key(), "person");
        var asOf = seen.day(day);
        model.addAttribute("person", person);
        model.addAttribute("links", seen.linksFor(user));
        model.addAttribute("day", asOf);
        model.addAttribute("planLinks", AccessRules.mayRead(user.roles(), "/plans"));
        model.addAttribute("plans", plans.ofPerson(person.key(), asOf));
        model.addAttribute("absences", absences.ofPerson(id));
        model.addAttribute("superiors", people.superiors(person.key(), asOf));
        model.addAttribute("quotas", quotas.ofPerson(person.key(), asOf, new PageRequest(1, QUOTAS)));
        model.addAttribute("territories", holders.ofPerson(person.key(), asOf));
        return "people/person";
    }

    private static List<@Nullable Object> cells(PersonRow row) {
        return Arrays.asList(
                row.code(),
                row.name(),
                row.title(),
                row.department(),
                row.seatName(),
                row.managerName(),
                row.hiredOn(),
                row.leftOn());
    }
}
