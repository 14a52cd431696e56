package org.openspm.web.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.library.LibraryApproval;
import org.openspm.incentive.library.LibraryDetail;
import org.openspm.incentive.library.LibraryQueries;
import org.openspm.incentive.library.LibraryWriting;
import org.openspm.incentive.plan.ApprovalPolicy;
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

/** Libraries of plan parts over REST. */
@RestController
@RequestMapping("/api/v1/plan-libraries")
class PlanLibraryApi {
    private final LibraryQueries libraries;
    private final LibraryWriting writing;
    private final LibraryApproval approval;
    private final ApprovalPolicy policy;

    PlanLibraryApi(LibraryQueries libraries, LibraryWriting writing, LibraryApproval approval, ApprovalPolicy policy) {
        this.libraries = libraries;
        this.writing = writing;
        this.approval = approval;
        this.policy = policy;
    }

    /** The text of a library, which names its code and version. */
    record LibraryText(String text) {}

    @Operation(summary = "Libraries with all their versions, their parts and the plans that use them.")
    @GetMapping
    ApiPage<LibraryDetail> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return ApiPage.of(Page.of(libraries.libraries(), new PageRequest(page, size)));
    }

    @Operation(summary = "Keeps a version of a library; the words of a version never change.")
    @ApiResponse(responseCode = "201", description = "Kept; Location is the version", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<LibraryDetail> write(@RequestBody LibraryText library, @AuthenticationPrincipal SignedInUser user) {
        var name = writing.write(library.text(), user.getUsername());
        return ResponseEntity.created(URI.create("/api/v1/plan-libraries/" + name.code() + "/" + name.version()))
                .body(libraries.library(name));
    }

    @Operation(summary = "The text of a version of a library.")
    @GetMapping(path = "/{code}/{version}", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text(@PathVariable String code, @PathVariable String version) {
        return libraries.text(new LibraryName(code, version));
    }

    @Operation(summary = "Approves a version of a library; somebody else than its author does.")
    @PostMapping("/{code}/{version}/approval")
    LibraryDetail approve(
            @PathVariable String code, @PathVariable String version, @AuthenticationPrincipal SignedInUser user) {
        var name = new LibraryName(code, version);
        approval.approve(name, user.getUsername(), policy.fourEyes());
        return libraries.library(name);
    }
}
