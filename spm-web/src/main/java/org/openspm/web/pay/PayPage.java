package org.openspm.web.pay;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.incentive.statement.CalculationStamp;
import org.openspm.incentive.statement.PayLine;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.PaySteps;
import org.openspm.incentive.statement.PayTotal;

/**
 * Everything a pay page shows of one payee and period.
 *
 * @param own whether the reader looks at the own pay
 * @param title of the period in the reader's words
 * @param total of the currency with the largest amount, null before anything was earned
 * @param otherTotals of further currencies
 * @param steps from earned to paid in that currency, null when the payee has no pay rules
 * @param change against the period before, null for the first one
 * @param corrections sum of what was posted for earlier periods, null without any
 */
record PayPage(
        Payee payee,
        boolean own,
        List<PayPeriod> periods,
        PayPeriod period,
        String title,
        @Nullable PayPeriod earlier,
        @Nullable PayPeriod later,
        @Nullable CalculationStamp stamp,
        @Nullable PayTotal total,
        List<PayTotal> otherTotals,
        @Nullable PaySteps steps,
        @Nullable BigDecimal change,
        List<AttainmentBar> attainment,
        List<TierSentence> sentences,
        Page<PayLine> lines,
        TrendChart trend) {}
