package org.openspm.web.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Absence;
import org.openspm.domain.organization.AbsenceRecording;
import org.openspm.domain.organization.Absences;
import org.openspm.domain.organization.Leave;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Absences for programs such as an HR system. */
@RestController
@RequestMapping("/api/v1/absences")
class AbsenceApi {
    private final Absences absences;
    private final AbsenceRecording recording;
    private final Seen seen;

    AbsenceApi(Absences absences, AbsenceRecording recording, Seen seen) {
        this.absences = absences;
        this.recording = recording;
        this.seen = seen;
    }

    /** An absence as it is answered; the share is a fraction of the working time, no last day means nobody knows it yet. */
    record AbsenceResponse(
            UUID id,
            UUID person,
            String personCode,
            String name,
            String kind,
            LocalDate first,
            @Nullable LocalDate last,
            BigDecimal share,
            @Nullable String reference,
            long version) {
        static AbsenceResponse of(Absence absence) {
            var leave = absence.leave();
            return new AbsenceResponse(
                    absence.id(),
                    absence.personId(),
                    absence.personCode(),
                    absence.personName(),
                    leave.kind(),
                    leave.first(),
                    leave.last(),
                    leave.share(),
                    leave.reference(),
                    absence.version());
        }
    }

    /** What is recorded; without a share all of the working time is meant. */
    record LeaveOrder(
            UUID person,
            String kind,
            LocalDate first,
            @Nullable LocalDate last,
            @Nullable BigDecimal share,
            @Nullable String reference) {
        Leave leave() {
            return new Leave(kind, first, last, share == null ? BigDecimal.ONE : share, reference);
        }
    }

    /** What an absence is from now on, and the version that was looked at. */
    record ChangeOrder(
            String kind,
            LocalDate first,
            @Nullable LocalDate last,
            @Nullable BigDecimal share,
            @Nullable String reference,
            long version) {
        Leave leave() {
            return new Leave(kind, first, last, share == null ? BigDecimal.ONE : share, reference);
        }
    }

    /** The last day of an absence. */
    record EndOrder(LocalDate last) {}

    @Operation(summary = "Absences, of all days or those on a day, of everybody one may see or one person.")
    @GetMapping
    ApiPage<AbsenceResponse> list(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "first") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new AbsenceFilter(q, kind, sort, asOf, null, page, null);
        var query = filter.query(null, person, seen.factsBy(user));
        return ApiPage.of(absences.find(query, new PageRequest(page, size)).map(AbsenceResponse::of));
    }

    @Operation(summary = "One absence.")
    @GetMapping("/{id}")
    AbsenceResponse absence(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id) {
        var visible = seen.factsBy(user);
        return absences.absence(id)
                .filter(absence -> visible == null || visible.contains(absence.personKey()))
                .map(AbsenceResponse::of)
                .orElseThrow(() -> new NotFound("There is no such absence, or not for you."));
    }

    @Operation(summary = "Records that somebody is away; refused when the person is away already on one of the days.")
    @ApiResponse(responseCode = "201", description = "Recorded; Location is the absence", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<AbsenceResponse> record(@RequestBody LeaveOrder order, @AuthenticationPrincipal SignedInUser user) {
        var recorded = recording.record(order.person(), order.leave(), user.getUsername());
        return ResponseEntity.created(URI.create("/api/v1/absences/" + recorded.id()))
                .body(AbsenceResponse.of(recorded));
    }

    @Operation(summary = "Corrects an absence; 409 when it is another version by now.")
    @PutMapping("/{id}")
    AbsenceResponse change(
            @PathVariable UUID id, @RequestBody ChangeOrder order, @AuthenticationPrincipal SignedInUser user) {
        return AbsenceResponse.of(recording.change(id, order.leave(), order.version(), user.getUsername()));
    }

    @Operation(summary = "Ends an absence on a day, the last one away.")
    @PostMapping("/{id}/end")
    AbsenceResponse end(
            @PathVariable UUID id, @RequestBody EndOrder order, @AuthenticationPrincipal SignedInUser user) {
        return AbsenceResponse.of(recording.end(id, order.last(), user.getUsername()));
    }

    @Operation(summary = "Takes back an absence that never was.")
    @ApiResponse(responseCode = "204", description = "Taken back")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        recording.remove(id, user.getUsername());
        return ResponseEntity.noContent().build();
    }
}
