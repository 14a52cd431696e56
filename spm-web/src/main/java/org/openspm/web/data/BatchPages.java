package org.openspm.web.data;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.ColumnCorrection;
import org.openspm.integration.ColumnCorrection.Reading;
import org.openspm.integration.ImportBatch;
import org.openspm.integration.ImportBatches;
import org.openspm.integration.ImportDiscard;
import org.openspm.integration.ImportKind;
import org.openspm.integration.ImportStatus;
import org.openspm.integration.Reason;
import org.openspm.integration.RowCorrection;
import org.openspm.integration.WrongRow;
import org.openspm.integration.WrongRowFile;
import org.openspm.web.data.ImportWork.Step;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One batch: how its columns are read, what is wrong with its rows, and promoting or discarding it. */
@Controller
class BatchPages {
    private static final int ROWS_A_PAGE = 20;

    private final ImportBatches batches;
    private final ColumnCorrection columns;
    private final RowCorrection rows;
    private final ImportDiscard discard;
    private final WrongRowFile wrongRowFile;
    private final ImportStart start;

    BatchPages(
            ImportBatches batches,
            ColumnCorrection columns,
            RowCorrection rows,
            ImportDiscard discard,
            WrongRowFile wrongRowFile,
            ImportStart start) {
        this.batches = batches;
        this.columns = columns;
        this.rows = rows;
        this.discard = discard;
        this.wrongRowFile = wrongRowFile;
        this.start = start;
    }

    @ModelAttribute("kinds")
    ImportKind[] kinds() {
        return ImportKind.values();
    }

    @GetMapping("/data/{id}")
    String show(@PathVariable UUID id, Chosen chosen, Model model) {
        var batch = batches.get(id);
        var kind = batch.kind();
        model.addAttribute("batch", batch);
        model.addAttribute("chosen", chosen);
        model.addAttribute("wrong", wrong(id, chosen));
        model.addAttribute("reasons", batches.reasons(id));
        model.addAttribute("firstValues", batches.firstValues(id));
        model.addAttribute("targets", kind == null ? List.of() : ImportBatches.targets(kind));
        model.addAttribute("keeps", kind != null && ImportBatches.keepsOtherColumns(kind));
        return "data/batch";
    }

    /** Which wrong rows are shown: a page of them, perhaps only those with one reason in one column. */
    record Chosen(
            @Nullable Integer page,
            @Nullable String column,
            @Nullable Reason reason) {
        int number() {
            return page == null ? 1 : page;
        }

        /** The same rows after a change, as parameters of the address that is shown next. */
        String query() {
            return reason == null
                    ? "?page=" + number()
                    : "?page=" + number() + "&reason=" + reason + "&column="
                            + URLEncoder.encode(columnOrNone(), StandardCharsets.UTF_8);
        }

        public String columnOrNone() {
            return column == null ? "" : column;
        }
    }

    /** The page asked for, or the first one when that page was emptied by corrections. */
    private Page<WrongRow> wrong(UUID id, Chosen chosen) {
        var request = new PageRequest(chosen.number(), ROWS_A_PAGE);
        var found = batches.wrongRows(id, chosen.columnOrNone(), chosen.reason(), request);
        return found.items().isEmpty() && chosen.number() > 1
                ? batches.wrongRows(id, chosen.columnOrNone(), chosen.reason(), new PageRequest(1, ROWS_A_PAGE))
                : found;
    }

    @PostMapping("/data/{id}/kind")
    String recognise(@PathVariable UUID id, @RequestParam String kind, @AuthenticationPrincipal SignedInUser actor) {
        columns.recogniseAs(id, UploadForm.requiredKind(kind), actor.getUsername());
        return work(id, Step.CHECK, actor);
    }

    @PostMapping("/data/{id}/columns")
    String read(
            @PathVariable UUID id,
            @RequestParam List<String> target,
            @RequestParam String decimalMark,
            @RequestParam String dateOrder,
            @AuthenticationPrincipal SignedInUser actor,
            RedirectAttributes redirect) {
        var kind = batches.get(id).kind();
        if (kind == null) {
            throw new RuleViolation("Choose first what the rows of this file are.");
        }
        columns.read(id, new Reading(kind, target, decimalMark, dateOrder), actor.getUsername());
        Flash.done(redirect, "data.columns.done");
        return work(id, Step.CHECK, actor);
    }

    @PostMapping("/data/{id}/checks")
    String check(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser actor) {
        return work(id, Step.CHECK, actor);
    }

    @PostMapping("/data/{id}/rows/{row}")
    String correct(
            @PathVariable UUID id,
            @PathVariable long row,
            @RequestParam Map<String, String> form,
            Chosen chosen,
            @AuthenticationPrincipal SignedInUser actor,
            RedirectAttributes redirect) {
        var before = batches.wrongRow(id, row);
        var line = before.line();
        var cells = cells(batches.get(id), before, form);
        var still = rows.correct(id, row, cells, actor.getUsername());
        Flash.done(redirect, still.isEmpty() ? "data.row.valid" : "data.row.wrong", line);
        return "redirect:/data/" + id + chosen.query();
    }

    @PostMapping("/data/{id}/promotion")
    String promote(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser actor, RedirectAttributes redirect) {
        var view = work(id, Step.PROMOTE, actor);
        var batch = batches.get(id);
        if (batch.status() == ImportStatus.PROMOTED) {
            var counts = batch.promoted();
            Flash.done(redirect, "data.promoted", counts.inserted(), counts.revised(), counts.same());
        }
        return view;
    }

    @PostMapping("/data/{id}/discarding")
    String discard(
            @PathVariable UUID id,
            @RequestParam String name,
            @AuthenticationPrincipal SignedInUser actor,
            RedirectAttributes redirect) {
        var batch = discard.discard(id, name, actor.getUsername());
        Flash.done(redirect, "data.discarded", batch.name());
        return "redirect:/data";
    }

    @GetMapping("/data/{id}/wrong-rows.csv")
    ResponseEntity<StreamingResponseBody> download(@PathVariable UUID id) {
        var batch = batches.get(id);
        var name = batch.name().replaceAll("(\\.csv|\\.txt|\\.tsv|\\.gz)+$", "") + "-wrong.csv";
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=utf-8")
                .body(out -> wrongRowFile.write(id, out));
    }

    private String work(UUID id, Step step, SignedInUser actor) {
        start.start(List.of(id), step, actor.getUsername());
        return "redirect:/data/" + id;
    }

    /** The cells of the form, c0, c1 and so on; those it does not hold stay as they were. */
    private static List<String> cells(ImportBatch batch, WrongRow row, Map<String, String> form) {
        return IntStream.range(0, batch.mapping().columns().size())
                .mapToObj(i -> form.getOrDefault(
                        "c" + i, i < row.cells().size() ? row.cells().get(i) : ""))
                .toList();
    }
}
