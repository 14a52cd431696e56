package org.openspm.incentive.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Earning;
import org.openspm.incentive.calc.EarningLine;
import org.openspm.incentive.calc.Finding;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.payment.Balance;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Input;

/** Puts the result of a calculation into the tables, with the database's keys in place of the engine's numbers. */
final class ResultWriter {
    private static final int DETAIL_MAX = 500;
    private static final int RULE_MAX = 100;

    private final Connection connection;
    private final UUID run;
    private final Input input;
    private final List<PlanInForce> plans;
    private final Calculation result;

    ResultWriter(Connection connection, UUID run, Input input, List<PlanInForce> plans, Calculation result) {
        this.connection = connection;
        this.run = run;
        this.input = input;
        this.plans = plans;
        this.result = result;
    }

    void write() throws SQLException {
        writeMeasurements();
        writeEarnings();
        writeLines();
        writeBalances();
        writeExceptions();
    }

    private void writeMeasurements() throws SQLException {
        try (var rows = CopyRows.into(
                connection,
                "measurement (run_id, person_key, position_key, plan_version_id, measure, period_id, value, quota,"
                        + " attainment, currency)")) {
            for (var each : result.measurements()) {
                rows.field(run)
                        .field(personKey(each.node()))
                        .field(positionKey(each.node()))
                        .field(version(each.version()))
                        .field(each.measure())
                        .field(period(each.period()))
                        .field(each.value())
                        .field(each.quota())
                        .field(each.attainment())
                        .field(each.currency())
                        .end();
            }
            rows.finish();
        }
    }

    private void writeEarnings() throws SQLException {
        try (var rows = CopyRows.into(
                connection,
                "earning (run_id, person_key, plan_version_id, component, period_id, amount, currency, lines, applied,"
                        + " stage)")) {
            for (var each : result.earnings()) {
                rows.field(run)
                        .field(input.keys().personKey(each.person()))
                        .field(version(each.version()))
                        .field(each.component())
                        .field(period(each.period()))
                        .field(each.amount())
                        .field(each.currency())
                        .field(each.lines().size())
                        .field(each.applied().stream()
                                .map(bite -> bite.name().toLowerCase(java.util.Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(",")))
                        .field(each.stage())
                        .end();
            }
            rows.finish();
        }
    }

    private void writeLines() throws SQLException {
        try (var rows = CopyRows.into(
                connection,
                "earning_line (run_id, person_key, plan_version_id, component, period_id, line_key, transaction_id, tier,"
                        + " base, rate, amount, currency, stage)")) {
            for (var earning : result.earnings()) {
                for (var line : earning.lines()) {
                    write(earning, line, rows);
                }
            }
            rows.finish();
        }
    }

    private void write(Earning earning, EarningLine line, CopyRows rows) throws SQLException {
        rows.field(run)
                .field(input.keys().personKey(earning.person()))
                .field(version(earning.version()))
                .field(earning.component())
                .field(period(earning.period()))
                .field(line.key())
                .field(transaction(line.transaction()))
                .field(line.tier() == 0 ? null : line.tier())
                .field(line.base())
                .field(line.rate())
                .field(line.amount())
                .field(line.currency())
                .field(earning.stage())
                .end();
    }

    private void writeBalances() throws SQLException {
        try (var rows = CopyRows.into(
                connection,
                "payment_balance (run_id, person_key, plan_version_id, rule, period_id, kind, waits, opening, closing,"
                        + " currency, converted_from, converted_amount, converted_rate, converted_on)")) {
            for (var each : result.balances()) {
                rows.field(run)
                        .field(input.keys().personKey(each.person()))
                        .field(version(each.version()))
                        .field(each.rule())
                        .field(period(each.period()))
                        .field(each.balance().kind())
                        .field(shortened(each.balance().waits(), RULE_MAX))
                        .field(each.balance().opening())
                        .field(each.balance().closing())
                        .field(each.currency());
                converted(rows, each.balance().converted());
                rows.end();
            }
            rows.finish();
        }
    }

    private static void converted(CopyRows rows, Balance.@Nullable Converted converted) throws SQLException {
        rows.field(converted == null ? null : converted.by().from())
                .field(converted == null ? null : converted.amount())
                .field(converted == null ? null : converted.by().rate())
                .field(converted == null ? null : converted.by().day());
    }

    private void writeExceptions() throws SQLException {
        try (var rows = CopyRows.into(
                connection,
                "run_exception (run_id, kind, transaction_id, person_key, period_id, plan_code, rule, detail)")) {
            for (var finding : result.findings()) {
                write(finding, rows);
            }
            rows.finish();
        }
    }

    private void write(Finding finding, CopyRows rows) throws SQLException {
        rows.field(run)
                .field(finding.kind())
                .field(transaction(finding.transaction()))
                .field(finding.node() == Node.NONE ? null : personKey(finding.node()))
                .field(finding.period() < 0 ? null : period(finding.period()))
                .field(
                        finding.version() < 0
                                ? null
                                : plans.get(finding.version()).code())
                .field(finding.rule().isEmpty() ? null : shortened(finding.rule(), RULE_MAX))
                .field(shortened(finding.detail(), DETAIL_MAX))
                .end();
    }

    private static String shortened(String text, int lengthMax) {
        return text.length() <= lengthMax ? text : text.substring(0, lengthMax - 1) + "…";
    }

    private @Nullable Integer personKey(int node) {
        return Node.isSeat(node) ? null : input.keys().personKey(node);
    }

    private @Nullable Integer positionKey(int node) {
        return Node.isSeat(node) ? input.keys().positionKey(Node.number(node)) : null;
    }

    private UUID version(int number) {
        return plans.get(number).versionId();
    }

    private UUID period(int number) {
        return input.keys().periodId(number);
    }

    private @Nullable Long transaction(int row) {
        return row == EarningLine.NO_TRANSACTION
                ? null
                : input.snapshot().transactions().id(row);
    }
}
