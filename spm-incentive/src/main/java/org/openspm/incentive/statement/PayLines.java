package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lines of a payee's period: the posted ones once a statement is out, else those of the newest run. */
@Service
@Transactional(readOnly = true)
public class PayLines {
    /** Lines of the run while nothing is published; corrections of published periods are posted only by a publication. */
    private static final String CALCULATED = """
            select l.line_key, l.plan_version_id, l.component, l.period_id as earned_period_id, l.run_id, l.transaction_id,
                   l.tier, l.stage, case when l.stage = 'EARNING' then l.base end as base,
                   case when l.stage = 'EARNING' then l.rate end as rate, l.amount, l.currency
              from earning_line l
             where l.run_id = :run and l.person_key = :person and l.period_id = :period""";

    private static final String POSTED = """
            select y.line_key, y.plan_version_id, y.component, y.earned_period_id,
                   case when y.cause = 'EARNED' then coalesce(r.same_as_run, r.id) end as run_id,
                   y.transaction_id, y.tier, y.stage, case when y.stage = 'EARNING' then l.base end as base,
                   case when y.stage = 'EARNING' then l.rate end as rate, y.amount, y.currency
              from payable y
              join calculation_run r on r.id = y.run_id
              left join earning_line l on y.cause = 'EARNED' and l.run_id = coalesce(r.same_as_run, r.id)
                   and l.person_key = y.person_key and l.period_id = y.earned_period_id
                   and l.plan_version_id = y.plan_version_id and l.component = y.component and l.line_key = y.line_key
             where y.person_key = :person and y.posted_period_id = :period""";

    private static final String FROM_LINES = """
              from lines l
              join plan_version v on v.id = l.plan_version_id
              join compensation_plan c on c.id = v.plan_id
              join period p on p.id = l.earned_period_id
              left join transaction t on t.id = l.transaction_id
              left join account a on a.key = t.account_key
             where :search = '' or concat_ws(' ', t.code, a.name, l.component) ilike '%' || :search || '%'
            """;

    private final JdbcClient jdbc;
    private final ShownRuns runs;

    PayLines(JdbcClient jdbc, ShownRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** Lines by newest deal first; {@code search} looks into deal, customer and component. */
    public Page<PayLine> of(int personKey, PayPeriod period, String search, PageRequest page) {
        var total = query("select count(*)", "", personKey, period, search)
                .query(Long.class)
                .single();
        var items = query(
                        """
                        select l.*, c.code as plan_code, c.title as plan_title, v.number as plan_version,
                               p.code as earned_period, t.code as transaction_code, t.line_no, t.event_type, t.event_date,
                               a.name as account
                        """,
                        "order by t.event_date desc nulls last, t.code, t.line_no, l.component, l.tier, l.line_key limit :size offset :offset",
                        personKey,
                        period,
                        search)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> line(row, period))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    private JdbcClient.StatementSpec query(String select, String tail, int personKey, PayPeriod period, String search) {
        var lines = period.published() ? POSTED : CALCULATED;
        var spec = jdbc.sql("with lines as (" + lines + ") " + select + FROM_LINES + tail)
                .param("person", personKey)
                .param("period", period.id())
                .param("search", escaped(search));
        return period.published()
                ? spec
                : spec.param(
                        "run",
                        runs.of(period.id()).map(CalculationStamp::resultRunId).orElse(null));
    }

    private static String escaped(String search) {
        return search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static PayLine line(ResultSet row, PayPeriod period) throws SQLException {
        return new PayLine(
                row.getString("line_key"),
                row.getString("plan_code"),
                row.getString("plan_title"),
                row.getInt("plan_version"),
                row.getString("component"),
                row.getObject("earned_period_id", UUID.class),
                row.getString("earned_period"),
                row.getObject("run_id", UUID.class),
                row.getString("transaction_code"),
                row.getObject("line_no", Integer.class),
                row.getString("event_type"),
                row.getObject("event_date", LocalDate.class),
                row.getString("account"),
                row.getObject("tier", Integer.class),
                row.getObject("base", BigDecimal.class),
                row.getObject("rate", BigDecimal.class),
                Money.of(row.getBigDecimal("amount"), Currency.of(row.getString("currency"))),
                state(period),
                PayLine.Stage.valueOf(row.getString("stage")));
    }

    private static PayLine.State state(PayPeriod period) {
        if (period.isPaid()) {
            return PayLine.State.PAID;
        }
        return period.published() ? PayLine.State.PUBLISHED : PayLine.State.PENDING;
    }
}
