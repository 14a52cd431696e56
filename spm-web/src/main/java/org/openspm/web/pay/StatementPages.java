package org.openspm.web.pay;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.web.security.SignedInUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements as files, in the browser and by REST. */
@RestController
class StatementPages {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Payees payees;
    private final Statements statements;
    private final StatementPdf pdf;
    private final StatementWorkbook workbook;
    private final Visibility visibility;

    StatementPages(
            Payees payees, Statements statements, StatementPdf pdf, StatementWorkbook workbook, Visibility visibility) {
        this.payees = payees;
        this.statements = statements;
        this.pdf = pdf;
        this.workbook = workbook;
        this.visibility = visibility;
    }

    @Operation(summary = "A person’s statement of a period as PDF or XLSX.")
    @GetMapping({"/pay/{person}/statement", "/api/v1/pay/{person}/statement"})
    ResponseEntity<byte[]> statement(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "pdf") String format) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "statement");
        return switch (format) {
            case "pdf" -> {
                var statement = statements.of(payee, period);
                yield file(statement.fileName() + ".pdf", MediaType.APPLICATION_PDF, pdf.of(statement));
            }
            case "xlsx" -> {
                var statement = statements.of(payee, period);
                yield file(statement.fileName() + ".xlsx", XLSX, workbook.of(statement));
            }
            default -> throw new RuleViolation("format is “" + format + "”; ask for pdf or xlsx.");
        };
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content);
    }
}
