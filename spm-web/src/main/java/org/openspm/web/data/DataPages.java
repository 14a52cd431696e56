package org.openspm.web.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.integration.ImportBatch;
import org.openspm.integration.ImportBatches;
import org.openspm.integration.ImportBatches.Target;
import org.openspm.integration.ImportBatches.Wanted;
import org.openspm.integration.ImportKind;
import org.openspm.integration.ImportReception.Received;
import org.openspm.integration.ImportStatus;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.SignedInUser;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came in: the list of batches, and the place to bring files. */
@Controller
class DataPages {
    private static final int PAGE_SIZE = 25;

    private final ImportBatches batches;
    private final Uploads uploads;

    DataPages(ImportBatches batches, Uploads uploads) {
        this.batches = batches;
        this.uploads = uploads;
    }

    @ModelAttribute("kinds")
    ImportKind[] kinds() {
        return ImportKind.values();
    }

    @ModelAttribute("statuses")
    ImportStatus[] statuses() {
        return ImportStatus.values();
    }

    @GetMapping("/data")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable ImportStatus status,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var wanted = new Wanted(q.strip(), UploadForm.kindOf(kind), status, sort);
        var found = batches.page(wanted, new PageRequest(page, PAGE_SIZE));
        model.addAttribute("batches", found);
        model.addAttribute(
                "working", found.items().stream().anyMatch(b -> b.status().isWorking()));
        model.addAttribute("filtered", !q.isBlank() || !kind.isBlank() || status != null);
        return "data/batches";
    }

    @GetMapping(value = "/data", params = "export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable ImportStatus status,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String export) {
        var wanted = new Wanted(q.strip(), UploadForm.kindOf(kind), status, sort);
        return TableFile.of(
                        "imports",
                        List.of(
                                "batch",
                                "file",
                                "kind",
                                "status",
                                "rows",
                                "valid",
                                "wrong",
                                "new",
                                "revised",
                                "unchanged",
                                "total",
                                "received",
                                "by"))
                .rows(WholeList.of(page -> batches.page(wanted, page)).map(DataPages::cells))
                .as(export);
    }

    @GetMapping("/data/new")
    String choose() {
        return "data/upload";
    }

    /** The columns of a kind as an empty file, for whoever begins with a spreadsheet. */
    @GetMapping("/data/templates/{kind}.csv")
    ResponseEntity<String> template(@PathVariable String kind) {
        var wanted = UploadForm.requiredKind(kind);
        var header = ImportBatches.targets(wanted).stream().map(Target::field).collect(Collectors.joining(","));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.code() + ".csv\"")
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=utf-8")
                .body(header + "\r\n");
    }

    @PostMapping("/data")
    String upload(
            @RequestParam List<MultipartFile> files,
            UploadForm form,
            @AuthenticationPrincipal SignedInUser actor,
            RedirectAttributes redirect) {
        var taken = uploads.take(files, form.chosenKind(), form.options(), form.step(), actor);
        if (files.size() > 1 || !taken.plans().isEmpty()) {
            long known = taken.batches().stream().filter(Received::known).count();
            Flash.done(
                    redirect,
                    taken.refusals().isEmpty() ? "data.received.several" : "data.received.refused",
                    taken.batches().size(),
                    known,
                    taken.plans().size(),
                    String.join(" ", taken.refusals()));
            return "redirect:/data";
        }
        var only = taken.batches().getFirst();
        var batch = only.batch();
        Flash.done(redirect, only.known() ? "data.received.known" : "data.received", batch.name(), batch.number());
        return "redirect:/data/" + batch.id();
    }

    private static List<@Nullable Object> cells(ImportBatch batch) {
        return Arrays.asList(
                batch.number(),
                batch.name(),
                batch.kind() == null ? "" : batch.kind().code(),
                batch.status().name(),
                batch.rowsTotal(),
                batch.rowsValid(),
                batch.rowsWrong(),
                batch.promoted().inserted(),
                batch.promoted().revised(),
                batch.promoted().same(),
                batch.controlTotal(),
                batch.createdAt(),
                batch.createdBy());
    }
}
