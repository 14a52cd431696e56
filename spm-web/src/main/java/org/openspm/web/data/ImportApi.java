package org.openspm.web.data;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.ImportBatches;
import org.openspm.integration.ImportBatches.Wanted;
import org.openspm.integration.ImportDiscard;
import org.openspm.integration.ImportReception;
import org.openspm.integration.ImportReception.Received;
import org.openspm.integration.ImportStatus;
import org.openspm.integration.RowCorrection;
import org.openspm.web.api.ApiPage;
import org.openspm.web.data.ImportWork.Step;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs: send a file or rows, ask what is wrong, correct, promote. Large files are worked on in the background. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {
    private final ImportBatches batches;
    private final Uploads uploads;
    private final ImportReception reception;
    private final RowCorrection rows;
    private final ImportDiscard discard;
    private final ImportStart start;

    ImportApi(
            ImportBatches batches,
            Uploads uploads,
            ImportReception reception,
            RowCorrection rows,
            ImportDiscard discard,
            ImportStart start) {
        this.batches = batches;
        this.uploads = uploads;
        this.reception = reception;
        this.rows = rows;
        this.discard = discard;
        this.start = start;
    }

    /** New cells of a wrong row by the header of their column; columns left out keep theirs. */
    record RowChange(Map<String, String> cells) {}

    /** Whether the batch is promoted only when none of its rows is wrong; left out, its valid rows are taken over. */
    record PromotionRequest(@Nullable Boolean onlyIfAllValid) {}

    /** The name of the batch, repeated. */
    record DiscardRequest(String name) {}

    @Operation(summary = "Batches of imports, newest first.")
    @GetMapping
    ApiPage<BatchResponse> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable ImportStatus status,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var wanted = new Wanted(q, UploadForm.kindOf(kind), status, sort);
        return ApiPage.of(batches.page(wanted, new PageRequest(page, size)).map(BatchResponse::of));
    }

    @Operation(summary = "Sends a file as a new batch, which is checked in the background.")
    @ApiResponse(responseCode = "202", description = "Taken; Location is the batch", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "Known already: the batch that holds the same content",
            useReturnTypeSchema = true)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BatchResponse> upload(
            @RequestParam MultipartFile file, UploadForm form, @AuthenticationPrincipal SignedInUser actor) {
        if (Uploads.isPlan(file)) {
            throw new RuleViolation("The text of a plan is sent to /api/v1/plans, not as an import.");
        }
        var taken = uploads.take(List.of(file), form.chosenKind(), form.options(), form.step(), actor);
        return answer(taken.batches().getFirst());
    }

    @Operation(summary = "Sends rows as JSON as a new batch, which is checked in the background.")
    @ApiResponse(responseCode = "202", description = "Taken; Location is the batch", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "Known already: the batch that holds the same content",
            useReturnTypeSchema = true)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchResponse> send(@RequestBody RowsRequest request, @AuthenticationPrincipal SignedInUser actor) {
        var csv = request.csv().getBytes(StandardCharsets.UTF_8);
        try (var in = new ByteArrayInputStream(csv)) {
            var received = reception.receive(
                    request.fileName(), in, request.requiredKind(), request.options(), actor.getUsername());
            uploads.begin(List.of(received), request.step(), actor.getUsername());
            return answer(received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Operation(summary = "One batch: how far it is, its counts and its control totals.")
    @GetMapping("/{id}")
    BatchResponse show(@PathVariable UUID id) {
        return BatchResponse.of(batches.get(id));
    }

    @Operation(summary = "Rows that were refused, each with the reasons.")
    @GetMapping("/{id}/wrong-rows")
    ApiPage<WrongRowResponse> wrongRows(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var header = batches.get(id).mapping().header();
        return ApiPage.of(
                batches.wrongRows(id, new PageRequest(page, size)).map(row -> WrongRowResponse.of(header, row)));
    }

    @Operation(summary = "Corrects cells of a wrong row.")
    @PutMapping("/{id}/wrong-rows/{row}")
    BatchResponse correct(
            @PathVariable UUID id,
            @PathVariable long row,
            @RequestBody RowChange change,
            @AuthenticationPrincipal SignedInUser actor) {
        var batch = batches.get(id);
        var cells = RowCorrection.replaced(batch, batches.wrongRow(id, row), change.cells());
        rows.correct(id, row, cells, actor.getUsername());
        return BatchResponse.of(batches.get(id));
    }

    @Operation(summary = "Checks the rows again, after corrections or when other data has arrived.")
    @PostMapping("/{id}/checks")
    BatchResponse check(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser actor) {
        start.start(List.of(id), Step.CHECK, actor.getUsername());
        return BatchResponse.of(batches.get(id));
    }

    @Operation(summary = "Takes the valid rows over, all of them or none.")
    @PostMapping("/{id}/promotion")
    BatchResponse promote(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable PromotionRequest request,
            @AuthenticationPrincipal SignedInUser actor) {
        boolean onlyIfAllValid = request != null && Boolean.TRUE.equals(request.onlyIfAllValid());
        start.start(List.of(id), onlyIfAllValid ? Step.PROMOTE_IF_VALID : Step.PROMOTE, actor.getUsername());
        return BatchResponse.of(batches.get(id));
    }

    @Operation(summary = "Throws a batch away; its name is repeated to confirm.")
    @PostMapping("/{id}/discarding")
    BatchResponse discard(
            @PathVariable UUID id, @RequestBody DiscardRequest request, @AuthenticationPrincipal SignedInUser actor) {
        return BatchResponse.of(discard.discard(id, request.name(), actor.getUsername()));
    }

    private ResponseEntity<BatchResponse> answer(Received received) {
        var id = received.batch().id();
        var body = BatchResponse.of(batches.get(id)).knownBefore(received.known());
        return received.known()
                ? ResponseEntity.ok(body)
                : ResponseEntity.created(URI.create("/api/v1/imports/" + id)).body(body);
    }
}
