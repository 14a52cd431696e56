package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.List;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be calculated: the fiscal years of the calendar. */
@Service
@Transactional(readOnly = true)
public class RunScopes {
    private final JdbcClient jdbc;

    public RunScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fiscal year, first and last day included. */
    public record FiscalYear(int year, LocalDate first, LocalDate last) {}

    /** The newest first. */
    public List<FiscalYear> fiscalYears() {
        return jdbc.sql("""
                        select fiscal_year as year, min(lower(valid)) as first, max(upper(valid)) - 1 as last
                          from period group by fiscal_year order by fiscal_year desc""")
                .query((row, _) -> new FiscalYear(
                        row.getInt("year"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class)))
                .list();
    }

    public FiscalYear fiscalYear(int year) {
        return fiscalYears().stream()
                .filter(each -> each.year() == year)
                .findFirst()
                .orElseThrow(() -> new NotFound("The calendar has no fiscal year " + year + "; import its periods."));
    }

    /** The fiscal years that have one of these days, from their first day to their last. */
    public DateRange wholeYears(LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select min(lower(valid)) as first, max(upper(valid)) as after from period
                        where fiscal_year in (select fiscal_year from period where valid && daterange(:first, :last, '[]'))""")
                .param("first", first)
                .param("last", last)
                .query((row, _) -> {
                    var start = row.getObject("first", LocalDate.class);
                    if (start == null) {
                        throw new RuleViolation("The calendar has no period between " + first + " and " + last
                                + "; import periods first.");
                    }
                    return new DateRange(start, row.getObject("after", LocalDate.class));
                })
                .single();
    }
}
