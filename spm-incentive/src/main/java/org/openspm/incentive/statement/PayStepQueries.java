package org.openspm.incentive.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what pay rules made of the earnings of a payee and period, and what they carry. */
@Service
@Transactional(readOnly = true)
public class PayStepQueries {
    private static final String POSTED = """
            select y.plan_id, y.component, y.stage, y.currency, sum(y.amount) as amount,
                   bool_or(y.cause = 'EARNED') as own
              from payable y
             where y.person_key = :person and y.posted_period_id = :period
             group by y.plan_id, y.component, y.stage, y.currency""";

    private static final String CALCULATED = """
            select v.plan_id, e.component, e.stage, e.currency, sum(e.amount) as amount, true as own
              from earning e join plan_version v on v.id = e.plan_version_id
             where e.run_id = :run and e.person_key = :person and e.period_id = :period
             group by v.plan_id, e.component, e.stage, e.currency""";

    private static final String STEPS = """
            , carried as (
                select v.plan_id, b.rule as component, b.kind, b.waits, b.opening, b.closing, b.currency,
                       b.converted_from, b.converted_amount, b.converted_rate, b.converted_on
                  from payment_balance b join plan_version v on v.id = b.plan_version_id
                 where b.run_id = :run and b.person_key = :person and b.period_id = :period
            )
            select * from (
                select 'PAYMENT' as stage, c.code as plan_code, component, currency, coalesce(l.amount, 0) as amount,
                       coalesce(l.own, false) as own, b.kind, b.waits, b.opening, b.closing,
                       b.converted_from, b.converted_amount, b.converted_rate, b.converted_on
                  from (select * from lines where stage = 'PAYMENT') l
                  full join carried b using (plan_id, component, currency)
                  join compensation_plan c on c.id = plan_id
                union all
                select 'EARNING', '', '', currency, sum(amount), true, null, null, null, null,
                       null, null, null, null
                  from lines where stage = 'EARNING' group by currency) steps
             order by currency, stage, plan_code,
                      array_position(array['HELD', 'CLAWBACK', 'DRAW', 'WAITING', 'NEGATIVE'], kind) nulls last, component""";

    private final JdbcClient jdbc;
    private final ShownRuns runs;

    PayStepQueries(JdbcClient jdbc, ShownRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    private record Row(String stage, Money amount, PayStep step) {}

    /** One way for each currency in which a pay rule did or carries something; empty for plans without pay rules. */
    public List<PaySteps> of(int personKey, PayPeriod period) {
        var stamp = runs.of(period.id());
        var run = stamp.map(CalculationStamp::resultRunId).orElse(null);
        var rows = jdbc.sql("with lines as (" + (period.published() ? POSTED : CALCULATED) + ")" + STEPS)
                .param("run", run)
                .param("person", personKey)
                .param("period", period.id())
                .query((row, _) -> row(row, stamp.map(CalculationStamp::runId).orElse(null)))
                .list();
        var byCurrency = new LinkedHashMap<Currency, List<Row>>();
        for (var row : rows) {
            byCurrency
                    .computeIfAbsent(row.amount().currency(), _ -> new ArrayList<>())
                    .add(row);
        }
        return byCurrency.values().stream()
                .filter(ofCurrency -> ofCurrency.stream().anyMatch(PayStepQueries::isRule))
                .map(PayStepQueries::steps)
                .toList();
    }

    private static PaySteps steps(List<Row> rows) {
        var none = Money.zero(rows.getFirst().amount().currency());
        var earned = rows.stream().filter(row -> !isRule(row)).map(Row::amount).reduce(none, Money::plus);
        var paid = rows.stream().map(Row::amount).reduce(none, Money::plus);
        return new PaySteps(
                earned,
                rows.stream().filter(PayStepQueries::isRule).map(Row::step).toList(),
                paid);
    }

    private static boolean isRule(Row row) {
        return row.stage().equals("PAYMENT");
    }

    private static Row row(ResultSet row, @Nullable UUID run) throws SQLException {
        var currency = Currency.of(row.getString("currency"));
        var amount = Money.of(row.getBigDecimal("amount"), currency);
        var kind = row.getString("kind");
        var balance = kind == null
                ? null
                : new PayStep.Carried(
                        kind,
                        row.getString("waits"),
                        Money.of(row.getBigDecimal("opening"), currency),
                        Money.of(row.getBigDecimal("closing").subtract(row.getBigDecimal("opening")), currency),
                        Money.of(row.getBigDecimal("closing"), currency),
                        converted(row));
        return new Row(
                row.getString("stage"),
                amount,
                new PayStep(
                        row.getString("plan_code"),
                        row.getString("component"),
                        amount,
                        row.getBoolean("own") ? run : null,
                        balance));
    }

    private static PayStep.@Nullable Converted converted(ResultSet row) throws SQLException {
        var from = row.getString("converted_from");
        return from == null
                ? null
                : new PayStep.Converted(
                        Money.of(row.getBigDecimal("converted_amount"), Currency.of(from)),
                        row.getBigDecimal("converted_rate"),
                        row.getObject("converted_on", LocalDate.class));
    }
}
