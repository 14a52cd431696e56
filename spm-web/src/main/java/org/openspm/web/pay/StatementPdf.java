package org.openspm.web.pay;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** Writes a statement as PDF: the template {@code pay/statement} on paper, tagged for screen readers. */
@Component
class StatementPdf {
    /** Comes with PDFBox and knows every script of the countries we pay in; the fonts of PDF itself lack ł and ő. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final SpringTemplateEngine templates;
    private final ApplicationContext beans;

    StatementPdf(SpringTemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = beans;
    }

    byte[] of(Statement statement) {
        var context = new Context(LocaleContextHolder.getLocale());
        context.setVariable("statement", statement);
        // Lets the template call @money and @show as the pages do.
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return written(templates.process("pay/statement", context), statement.title());
    }

    private static byte[] written(String html, String title) {
        var out = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFont(StatementPdf::font, "Liberation Sans", 400, FontStyle.NORMAL, true);
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useUriResolver((_, name) -> style(name));
            builder.withHtmlContent(html, null);
            builder.withProducer("OpenSPM");
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the statement " + title + " as PDF", e);
        }
        return out.toByteArray();
    }

    /** Where the template's style sheet is; the renderer asks again for what was found. */
    private static String style(String name) {
        return name.contains(":")
                ? name
                : Objects.requireNonNull(StatementPdf.class.getResource("/static/css/" + name), name)
                        .toExternalForm();
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
    }
}
