package org.openspm.web.pay;

import java.time.Instant;
import java.util.List;
import org.openspm.incentive.run.ListedCredit;
import org.openspm.incentive.statement.CalculationStamp;
import org.openspm.incentive.statement.PayLine;
import org.openspm.incentive.statement.PayMeasure;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.PaySteps;
import org.openspm.incentive.statement.PayTotal;

/**
 * A payee's statement of one period, as it is written to a file.
 *
 * @param title of the period in the reader's words
 * @param payments from earned to paid, one way for each currency; empty without pay rules
 * @param lines earned in the period
 * @param corrections of earlier periods, posted in this one
 * @param credits the newest credited deals
 * @param creditsLeftOut how many more there are than a statement lists
 */
record Statement(
        Payee payee,
        PayPeriod period,
        String title,
        CalculationStamp stamp,
        List<PayTotal> totals,
        List<PaySteps> payments,
        List<PayMeasure> measures,
        List<PayLine> lines,
        List<PayLine> corrections,
        List<ListedCredit> credits,
        long creditsLeftOut,
        Instant writtenAt) {

    /** Name of the file without its ending: {@code statement-M1007-2026-Q3}. */
    public String fileName() {
        return ("statement-" + payee.code() + "-" + period.code()).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
