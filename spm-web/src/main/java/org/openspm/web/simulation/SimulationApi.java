package org.openspm.web.simulation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.simulation.Change;
import org.openspm.incentive.simulation.Simulation;
import org.openspm.incentive.simulation.SimulationDrafting;
import org.openspm.incentive.simulation.SimulationDrafting.Frame;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.incentive.simulation.Target;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Simulations over REST: what is different in them. */
@RestController
@RequestMapping("/api/v1/simulations")
class SimulationApi {
    private final SimulationQueries simulations;
    private final SimulationDrafting drafting;

    SimulationApi(SimulationQueries simulations, SimulationDrafting drafting) {
        this.simulations = simulations;
        this.drafting = drafting;
    }

    /** Name, note and days of a simulation. */
    record FrameOrder(String name, @Nullable String note, java.time.LocalDate first, java.time.LocalDate last) {
        Frame frame() {
            return new Frame(name, note == null ? "" : note, first, last);
        }
    }

    /** A text that stands in the place of the plan whose code it has. */
    record PlanOrder(String text, @Nullable Integer fromVersion) {}

    /** The name of a copy. */
    record CopyOrder(String name) {}

    /** Whom or what a change concerns; the code is left out for everybody, the hierarchy for all but a branch. */
    record TargetOrder(
            Target.Kind kind,
            @Nullable String code,
            @Nullable String hierarchy) {
        Target target() {
            return new Target(kind, code == null ? "" : code, hierarchy == null ? "" : hierarchy);
        }
    }

    /** A change; which fields it needs follows from its type. */
    record ChangeOrder(
            Change.Type type,
            String name,
            TargetOrder target,
            @Nullable String period,
            java.time.@Nullable LocalDate from,
            java.math.@Nullable BigDecimal amount,
            @Nullable TargetOrder holder) {
        Change change() {
            return new Change(
                    type, name, target.target(), period, from, amount, holder == null ? null : holder.target());
        }
    }

    @Operation(summary = "Simulations whose name has some letters, the one changed last first.")
    @GetMapping
    ApiPage<SimulationQueries.Summary> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(simulations.simulations(q, new PageRequest(page, size)));
    }

    @Operation(summary = "Makes a simulation in which nothing is different yet.")
    @ApiResponse(responseCode = "201", description = "Made; Location is the simulation", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Simulation> create(@RequestBody FrameOrder order, @AuthenticationPrincipal SignedInUser user) {
        return made(drafting.create(order.frame(), user.getUsername()));
    }

    @Operation(summary = "A simulation with all that is different in it, and how far its runs are.")
    @GetMapping("/{id}")
    Simulation simulation(@PathVariable UUID id) {
        return simulations.simulation(id);
    }

    @Operation(summary = "Gives a simulation another name, note or days.")
    @PostMapping("/{id}/frame")
    Simulation frame(@PathVariable UUID id, @RequestBody FrameOrder order, @AuthenticationPrincipal SignedInUser user) {
        drafting.change(id, order.frame(), user.getUsername());
        return simulation(id);
    }

    @Operation(summary = "Makes another simulation with all that is different in this one.")
    @ApiResponse(responseCode = "201", description = "Made; Location is the copy", useReturnTypeSchema = true)
    @PostMapping("/{id}/copies")
    ResponseEntity<Simulation> copy(
            @PathVariable UUID id, @RequestBody CopyOrder order, @AuthenticationPrincipal SignedInUser user) {
        return made(drafting.copy(id, order.name(), user.getUsername()));
    }

    @Operation(summary = "Deletes a simulation with what its runs found.")
    @PostMapping("/{id}/deletion")
    void delete(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        drafting.delete(id, user.getUsername());
    }

    @Operation(summary = "Puts a text in the place of the plan whose code it has.")
    @PostMapping("/{id}/plans")
    Simulation put(@PathVariable UUID id, @RequestBody PlanOrder order, @AuthenticationPrincipal SignedInUser user) {
        drafting.put(id, order.text(), order.fromVersion(), user.getUsername());
        return simulation(id);
    }

    @Operation(summary = "Leaves a plan as it is again.")
    @PostMapping("/{id}/plans/{code}/removal")
    Simulation removePlan(
            @PathVariable UUID id, @PathVariable String code, @AuthenticationPrincipal SignedInUser user) {
        drafting.remove(id, code, user.getUsername());
        return simulation(id);
    }

    @Operation(
            summary =
                    "Adds changes of quotas, values, and who holds territories and seats and is in plans; all of them or none.")
    @PostMapping("/{id}/changes")
    Simulation add(
            @PathVariable UUID id, @RequestBody List<ChangeOrder> changes, @AuthenticationPrincipal SignedInUser user) {
        if (changes.isEmpty()) {
            throw new RuleViolation("The list of changes is empty; give at least one.");
        }
        drafting.add(id, changes.stream().map(ChangeOrder::change).toList(), user.getUsername());
        return simulation(id);
    }

    @Operation(summary = "Takes a change back.")
    @PostMapping("/{id}/changes/{change}/removal")
    Simulation remove(@PathVariable UUID id, @PathVariable UUID change, @AuthenticationPrincipal SignedInUser user) {
        drafting.remove(id, change, user.getUsername());
        return simulation(id);
    }

    private ResponseEntity<Simulation> made(UUID id) {
        return ResponseEntity.created(URI.create("/api/v1/simulations/" + id)).body(simulation(id));
    }
}
