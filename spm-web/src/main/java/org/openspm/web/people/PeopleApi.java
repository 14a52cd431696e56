package org.openspm.web.people;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Hierarchies;
import org.openspm.domain.organization.People;
import org.openspm.domain.organization.PersonFacts;
import org.openspm.domain.organization.PersonRow;
import org.openspm.domain.organization.SeatNode;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.plan.PlanAssignments;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, positions and hierarchies for programs. */
@RestController
class PeopleApi {
    private final People people;
    private final Hierarchies hierarchies;
    private final PlanAssignments plans;
    private final Seen seen;

    PeopleApi(People people, Hierarchies hierarchies, PlanAssignments plans, Seen seen) {
        this.people = people;
        this.hierarchies = hierarchies;
        this.plans = plans;
        this.seen = seen;
    }

    /** A hierarchy as it stands on a day, each seat after the one above it. */
    record HierarchyResponse(String code, LocalDate asOf, List<SeatNode> seats) {}

    @Operation(summary = "People as of a day, with their seat and their manager.")
    @GetMapping("/api/v1/people")
    ApiPage<PersonRow> people(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "employed") String standing,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new PeopleFilter(q, department, title, standing, sort, asOf, page, null);
        return ApiPage.of(people.find(filter.query(seen.day(null), seen.factsBy(user)), new PageRequest(page, size)));
    }

    @Operation(summary = "One person: seats held and currencies paid in, over time.")
    @GetMapping("/api/v1/people/{id}")
    PersonFacts person(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id) {
        return seenPerson(user, id);
    }

    @Operation(summary = "Plans a person is paid by on a day, and because of what.")
    @GetMapping("/api/v1/people/{id}/plans")
    ApiPage<PlanAssignments.Assigned> plans(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var assigned = plans.ofPerson(seenPerson(user, id).key(), seen.day(asOf));
        return ApiPage.of(Page.of(assigned, new PageRequest(page, size)));
    }

    /** Seats as of a day, in the order of the reporting line. */
    @Operation(summary = "Seats as of a day, in the order of the reporting line.")
    @GetMapping("/api/v1/positions")
    ApiPage<SeatNode> positions(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(Page.of(seats(user, "reporting", seen.day(asOf)), new PageRequest(page, size)));
    }

    @Operation(summary = "A hierarchy as of a day, each seat after the one above it.")
    @GetMapping("/api/v1/hierarchies/{code}")
    HierarchyResponse hierarchy(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        var day = seen.day(asOf);
        return new HierarchyResponse(code, day, seats(user, code, day));
    }

    private PersonFacts seenPerson(SignedInUser user, UUID id) {
        var visible = seen.factsBy(user);
        return people.person(id)
                .filter(person -> visible == null || visible.contains(person.key()))
                .orElseThrow(() -> new NotFound("There is no such person, or not for you."));
    }

    private List<SeatNode> seats(SignedInUser user, String hierarchy, LocalDate day) {
        return SeatForest.of(hierarchies.at(hierarchy, day), seen.factsTopOf(user))
                .all();
    }
}
