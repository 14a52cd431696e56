package org.openspm.web.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.form.PlanChange;
import org.openspm.incentive.form.PlanComparison;
import org.openspm.incentive.language.PayoutCurve;
import org.openspm.incentive.plan.PlanApproval;
import org.openspm.incentive.plan.PlanDetail;
import org.openspm.incentive.plan.PlanDrafting;
import org.openspm.incentive.plan.PlanPublication;
import org.openspm.incentive.plan.PlanQueries;
import org.openspm.incentive.plan.PlanRelease;
import org.openspm.incentive.plan.PlanSubmission;
import org.openspm.incentive.plan.PlanSummary;
import org.openspm.incentive.plan.PlanTrial;
import org.openspm.incentive.plan.TextDiff;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans and their versions over REST. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanApi {
    private final PlanQueries plans;
    private final PlanTrial trial;
    private final PlanDrafting drafting;
    private final PlanSubmission submission;
    private final PlanApproval approval;
    private final PlanPublication publication;
    private final PlanRelease release;
    private final Clock clock;

    PlanApi(
            PlanQueries plans,
            PlanTrial trial,
            PlanDrafting drafting,
            PlanSubmission submission,
            PlanApproval approval,
            PlanPublication publication,
            PlanRelease release,
            Clock clock) {
        this.plans = plans;
        this.trial = trial;
        this.drafting = drafting;
        this.submission = submission;
        this.approval = approval;
        this.publication = publication;
        this.release = release;
        this.clock = clock;
    }

    /**
     * A new text of a plan.
     *
     * @param basedOn hash of the version it was made from; refused when there is a newer one
     */
    record Draft(String text, @Nullable String basedOn) {}

    /**
     * An approval.
     *
     * @param hash of the text that was read; refused when it was changed since
     * @param from publishes the version from this day on in the same go
     */
    record Approval(String hash, @Nullable LocalDate from) {}

    /** The day from which a version is in force. */
    record Publication(LocalDate from) {}

    @Operation(summary = "Compensation plans with their newest versions.")
    @GetMapping
    ApiPage<PlanSummary> list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        var wanted = new PageRequest(page, size);
        var all = plans.plans(LocalDate.now(clock));
        var items = all.stream().skip(wanted.offset()).limit(size).toList();
        return ApiPage.of(new Page<>(items, page, size, all.size()));
    }

    /** Says what is wrong with a text and runs its examples; nothing is kept. */
    @Operation(summary = "Checks the text of a plan and runs its examples, keeping nothing.")
    @PostMapping("/check")
    PlanCheckResponse check(@RequestBody Draft draft) {
        return PlanCheckResponse.of(trial.of(draft.text()));
    }

    /** Changes places of a text as the form does: comments and everything else stay; nothing is kept. */
    @Operation(
            summary = "Changes single places of a plan's text, leaving every other character alone; nothing is kept.")
    @PostMapping("/edits")
    PlanEdits.Edited edit(@RequestBody PlanEdits wanted) {
        var text = wanted.applied();
        return new PlanEdits.Edited(text, PlanCheckResponse.of(trial.of(text)));
    }

    @Operation(summary = "A plan with all its versions.")
    @GetMapping("/{code}/versions")
    PlanDetail versions(@PathVariable String code) {
        return plans.plan(code);
    }

    @Operation(summary = "The text of a version.")
    @GetMapping(path = "/{code}/versions/{number}", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text(@PathVariable String code, @PathVariable int number) {
        return plans.text(code, number);
    }

    @Operation(summary = "What a check of a version finds, with its examples.")
    @GetMapping("/{code}/versions/{number}/check")
    PlanCheckResponse check(@PathVariable String code, @PathVariable int number) {
        return PlanCheckResponse.of(trial.of(plans.text(code, number)));
    }

    @Operation(summary = "Payout by attainment for each component with tiers.")
    @GetMapping("/{code}/versions/{number}/payout-curves")
    List<PayoutCurve> curves(@PathVariable String code, @PathVariable int number) {
        return trial.of(plans.text(code, number)).curves();
    }

    /** Line by line from another version to this one. */
    @Operation(summary = "Lines in which a version differs from an earlier one.")
    @GetMapping("/{code}/versions/{number}/difference")
    List<TextDiff.Line> difference(@PathVariable String code, @PathVariable int number, @RequestParam int from) {
        return plans.difference(code, from, number);
    }

    /** Part by part, in the words of the plan. */
    @Operation(summary = "What a version says otherwise than an earlier one, part by part and key by key.")
    @GetMapping("/{code}/versions/{number}/changes")
    List<PlanChange> changes(@PathVariable String code, @PathVariable int number, @RequestParam int from) {
        return PlanComparison.of(plans.text(code, from), plans.text(code, number));
    }

    /** The first text of a plan begins it. */
    @Operation(summary = "Writes a text as the draft of a plan, which may be a new plan.")
    @ApiResponse(responseCode = "201", description = "Written; Location is the version", useReturnTypeSchema = true)
    @PostMapping("/{code}/versions")
    ResponseEntity<PlanDrafting.Written> write(
            @PathVariable String code, @RequestBody Draft draft, @AuthenticationPrincipal SignedInUser user) {
        var written = drafting.write(draft.text(), draft.basedOn(), code, user.getUsername());
        return ResponseEntity.created(URI.create("/api/v1/plans/" + code + "/versions/" + written.number()))
                .body(written);
    }

    @Operation(summary = "Submits a draft for approval.")
    @PostMapping("/{code}/versions/{number}/submission")
    PlanDetail submit(@PathVariable String code, @PathVariable int number, @AuthenticationPrincipal SignedInUser user) {
        return submission.submit(code, number, user.getUsername());
    }

    @Operation(
            summary =
                    "Approves a version, and publishes it from a day on when one is given; somebody else than its author does.")
    @PostMapping("/{code}/versions/{number}/approval")
    PlanDetail approve(
            @PathVariable String code,
            @PathVariable int number,
            @RequestBody Approval seen,
            @AuthenticationPrincipal SignedInUser user) {
        return seen.from() == null
                ? approval.approve(code, number, seen.hash(), user.getUsername())
                : release.release(code, number, seen.hash(), seen.from(), user.getUsername());
    }

    @Operation(summary = "Publishes an approved version from a day on.")
    @PostMapping("/{code}/versions/{number}/publication")
    PlanDetail publish(
            @PathVariable String code,
            @PathVariable int number,
            @RequestBody Publication wanted,
            @AuthenticationPrincipal SignedInUser user) {
        return publication.publish(code, number, wanted.from(), user.getUsername());
    }
}
