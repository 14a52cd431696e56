package org.openspm.web.pay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.statement.PayLine;
import org.openspm.incentive.statement.PayStep;
import org.openspm.incentive.statement.PaySteps;
import org.openspm.web.layout.MoneyFormat;
import org.openspm.web.layout.Show;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes a statement as a workbook: totals and attainment on the first sheet, every line on the second, the deals on the third. */
@Component
class StatementWorkbook {
    private static final String DATE_FORMAT = "yyyy-mm-dd";
    private static final String AMOUNT_FORMAT = "#,##0.00";
    private static final String SHARE_FORMAT = "0.0%";

    private final MessageSource messages;
    private final Show show;
    private final MoneyFormat money;
    private final WaitingWords waits;

    StatementWorkbook(MessageSource messages, Show show, MoneyFormat money, WaitingWords waits) {
        this.money = money;
        this.waits = waits;
        this.messages = messages;
        this.show = show;
    }

    byte[] of(Statement statement) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "OpenSPM", "1.0")) {
            summary(book.newWorksheet(word("statement.title")), statement);
            lines(book.newWorksheet(word("pay.lines")), statement);
            credits(book.newWorksheet(word("credits.deals")), statement);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory refused a write", impossible);
        }
        return out.toByteArray();
    }

    private void summary(Worksheet sheet, Statement statement) {
        sheet.width(0, 28);
        sheet.width(1, 28);
        int row = 0;
        row = pair(sheet, row, word("statement.payee"), statement.payee().name());
        row = pair(sheet, row, word("statement.code"), statement.payee().code());
        row = pair(sheet, row, word("pay.period"), statement.title());
        row = pair(sheet, row, word("pay.state"), word("pay.state." + state(statement)));
        row++;
        for (var total : statement.totals()) {
            sheet.value(row, 0, word("pay.earned"));
            sheet.style(row, 0).bold().set();
            amount(sheet, row, 1, total.earned().amount());
            sheet.value(row, 2, total.earned().currency().code());
            row++;
        }
        for (var steps : statement.payments()) {
            row = payments(sheet, row + 1, steps);
        }
        row++;
        head(sheet, row++, List.of(word("pay.attainment"), word("team.reached"), word("team.quota"), "%", ""));
        for (var measure : statement.measures()) {
            sheet.value(row, 0, show.words(measure.measure()));
            amount(sheet, row, 1, measure.value());
            amount(sheet, row, 2, measure.quota());
            if (measure.attainment() != null) {
                sheet.value(row, 3, measure.attainment());
                sheet.style(row, 3).format(SHARE_FORMAT).set();
            }
            sheet.value(row, 4, measure.currency());
            row++;
        }
    }

    private int payments(Worksheet sheet, int first, PaySteps steps) {
        int row = first;
        head(
                sheet,
                row++,
                List.of(
                        word("pay.steps"),
                        steps.paid().currency().code(),
                        word("pay.balance.opening"),
                        word("pay.balance.closing"),
                        word("pay.balance")));
        sheet.value(row, 0, word("pay.earned"));
        amount(sheet, row++, 1, steps.earned().amount());
        for (var step : steps.rules()) {
            text(sheet, row, 0, step.rule());
            amount(sheet, row, 1, step.amount().amount());
            if (step.balance() != null) {
                amount(sheet, row, 2, step.balance().opening().amount());
                amount(sheet, row, 3, step.balance().closing().amount());
                text(
                        sheet,
                        row,
                        4,
                        word("pay.balance." + step.balance().kind())
                                + waitsFor(step.balance().waits())
                                + converted(step.balance().converted()));
            }
            row++;
        }
        sheet.value(row, 0, word("pay.steps.paid"));
        sheet.style(row, 0).bold().set();
        amount(sheet, row++, 1, steps.paid().amount());
        return row;
    }

    private String converted(PayStep.@Nullable Converted converted) {
        return converted == null
                ? ""
                : "; "
                        + messages.getMessage(
                                "pay.balance.converted",
                                new Object[] {
                                    money.format(converted.amount()),
                                    show.number(converted.rate()),
                                    show.date(converted.day())
                                },
                                LocaleContextHolder.getLocale());
    }

    private String waitsFor(String waits) {
        return waits.isEmpty() ? "" : " (" + this.waits.words(waits) + ")";
    }

    private void lines(Worksheet sheet, Statement statement) {
        head(
                sheet,
                0,
                List.of(
                        word("pay.deal"),
                        word("statement.date"),
                        word("statement.account"),
                        word("statement.plan"),
                        word("pay.component"),
                        word("statement.earnedIn"),
                        word("statement.tier"),
                        word("pay.credited"),
                        word("statement.rate"),
                        word("pay.earned"),
                        word("statement.currency"),
                        word("statement.kind")));
        sheet.freezePane(0, 1);
        int row = 1;
        for (var line : statement.lines()) {
            line(sheet, row++, line);
        }
        for (var line : statement.corrections()) {
            line(sheet, row++, line);
        }
    }

    private void line(Worksheet sheet, int row, PayLine line) {
        text(sheet, row, 0, line.transactionCode());
        if (line.date() != null) {
            sheet.value(row, 1, line.date());
            sheet.style(row, 1).format(DATE_FORMAT).set();
        }
        text(sheet, row, 2, line.account());
        text(sheet, row, 3, line.planTitle());
        text(sheet, row, 4, line.component());
        text(sheet, row, 5, line.earnedPeriod());
        sheet.value(row, 6, line.tier());
        amount(sheet, row, 7, line.base());
        sheet.value(row, 8, line.rate());
        amount(sheet, row, 9, line.amount().amount());
        text(sheet, row, 10, line.amount().currency().code());
        text(sheet, row, 11, word(kind(line)));
    }

    private static String kind(PayLine line) {
        if (line.isCorrection()) {
            return "statement.correction";
        }
        return line.stage() == PayLine.Stage.PAYMENT ? "statement.payment" : "statement.line";
    }

    private void credits(Worksheet sheet, Statement statement) {
        head(
                sheet,
                0,
                List.of(
                        word("pay.deal"),
                        word("statement.date"),
                        word("statement.account"),
                        word("credits.as"),
                        word("statement.payee"),
                        word("credits.counts"),
                        word("pay.credited"),
                        word("statement.currency")));
        sheet.freezePane(0, 1);
        int row = 1;
        for (var credit : statement.credits()) {
            text(sheet, row, 0, credit.deal());
            sheet.value(row, 1, credit.date());
            sheet.style(row, 1).format(DATE_FORMAT).set();
            text(sheet, row, 2, credit.account());
            text(sheet, row, 3, credit.role());
            text(sheet, row, 4, credit.recipient());
            text(sheet, row, 5, String.join(", ", credit.measures()));
            amount(sheet, row, 6, credit.amount());
            text(
                    sheet,
                    row,
                    7,
                    credit.currency() == null ? "" : credit.currency().code());
            row++;
        }
    }

    private static String state(Statement statement) {
        return statement.period().isPaid()
                ? PayLine.State.PAID.name()
                : statement.period().published() ? PayLine.State.PUBLISHED.name() : PayLine.State.PENDING.name();
    }

    private static int pair(Worksheet sheet, int row, String name, String value) {
        sheet.value(row, 0, name);
        text(sheet, row, 1, value);
        return row + 1;
    }

    private static void head(Worksheet sheet, int row, List<String> heads) {
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(row, column, heads.get(column));
            sheet.style(row, column).bold().set();
        }
    }

    private static void amount(Worksheet sheet, int row, int column, @Nullable BigDecimal amount) {
        if (amount != null) {
            sheet.value(row, column, amount);
            sheet.style(row, column).format(AMOUNT_FORMAT).set();
        }
    }

    /** Strings are written as strings, so a name that looks like a formula stays a name. */
    private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
        sheet.value(row, column, text);
    }

    private String word(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
