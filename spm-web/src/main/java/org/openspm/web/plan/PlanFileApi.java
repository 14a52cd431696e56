package org.openspm.web.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.plan.BundleZip;
import org.openspm.incentive.plan.PlanBundle;
import org.openspm.incentive.plan.PlanExport;
import org.openspm.incentive.plan.PlanPromotion;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans as files between installations, over REST. */
@RestController
@RequestMapping("/api/v1/plan-files")
class PlanFileApi {
    static final String ZIP = "application/zip";

    private final PlanExport export;
    private final PlanPromotion promotion;

    PlanFileApi(PlanExport export, PlanPromotion promotion) {
        this.export = export;
        this.promotion = promotion;
    }

    /**
     * What the files do here.
     *
     * @param drafts versions that were written; none of a dry run
     */
    record Answer(List<PlanPromotion.Finding> files, List<String> drafts, List<String> libraries) {}

    @Operation(summary = "A plan, or all, as a ZIP of YAML files with the libraries they use and a manifest of hashes.")
    @GetMapping(produces = ZIP)
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable Integer version) {
        return zip(plan, plan == null ? export.all() : export.one(plan, version));
    }

    static ResponseEntity<byte[]> zip(@Nullable String plan, PlanBundle bundle) {
        var name = ContentDisposition.attachment()
                .filename((plan == null ? "plans" : plan) + ".zip")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(BundleZip.write(bundle));
    }

    @Operation(summary = "Takes over a ZIP of plans as drafts, or with dryRun says only what it would change.")
    @ApiResponse(responseCode = "201", description = "Drafts were written", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Looked at only", useReturnTypeSchema = true)
    @PostMapping(consumes = {ZIP, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<Answer> take(
            @RequestBody byte[] zip,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean overConflicts,
            @AuthenticationPrincipal SignedInUser user) {
        var bundle = BundleZip.read("The file", zip);
        var findings = promotion.tried(bundle);
        if (dryRun) {
            return ResponseEntity.ok(new Answer(findings, List.of(), List.of()));
        }
        var taken = promotion.bring(bundle, overConflicts, user.getUsername());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Answer(findings, taken.drafts(), taken.libraries()));
    }
}
