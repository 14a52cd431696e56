package org.openspm.incentive.calc;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.payment.Exchange;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.Plan;

/** From a period on somebody is paid in another currency while pay rules carry something; the rate of the day of the change counts. */
record CurrencyChange(PayeePeriod.Cell cell, int payee, Currency from, Currency to) {

    /** @throws RuleViolation naming the rate that is wanted, when there is none */
    Exchange exchange() {
        var plan = cell.run().plan();
        int day = day(plan);
        var type = rateType(plan.plan());
        var dated = plan.snapshot().rates().onOrBefore(from, to, type, day);
        if (dated == null) {
            throw new RuleViolation(carries(plan) + ", and there is no rate of type " + type + " from " + from + " to "
                    + to + " on or before " + LocalDate.ofEpochDay(day) + "; import it and calculate again.");
        }
        return new Exchange(from, to, dated.rate(), LocalDate.ofEpochDay(dated.day()));
    }

    private String rateType(Plan plan) {
        return Stream.of(
                        plan.payBy(),
                        plan.transactionsBy(),
                        plan.together() == null ? null : plan.together().by())
                .filter(Objects::nonNull)
                .map(Conversion::rateType)
                .findFirst()
                .orElseThrow(() -> new RuleViolation(carries(cell.run().plan()) + ", and the plan says no type of rate;"
                        + " add “exchange: {"
                        + (plan.currency().fixed() == null
                                ? "transactions: {rate: spot, on: period end}"
                                : "pay: {rate: spot, on: period end}")
                        + "}” to it."));
    }

    private String carries(CompiledPlan plan) {
        return plan.payees().code(payee) + " has figures in " + from + " under plan "
                + plan.plan().code()
                + " that later payments rest on, is paid in " + to + " from "
                + plan.slots().period(cell.slot()).code() + " on";
    }

    /** The payee's first day with the new currency; where the plan's own currency changed, the first day of the period. */
    private int day(CompiledPlan plan) {
        var snapshot = plan.snapshot();
        var period = plan.slots().period(cell.slot());
        int day = period.startDay();
        if (to.equals(snapshot.payeeCurrency(payee, period.lastDate()))) {
            var currencies = snapshot.payeeCurrencies();
            int wanted = snapshot.currencies().indexOf(to);
            int before = -1;
            for (int entry = currencies.first(payee); entry < currencies.first(payee + 1); entry++) {
                boolean goesOn = before >= 0
                        && currencies.value(before) == wanted
                        && currencies.to(before) == currencies.from(entry);
                if (currencies.value(entry) == wanted && currencies.from(entry) < period.endDay() && !goesOn) {
                    day = currencies.from(entry);
                }
                before = entry;
            }
        }
        return day;
    }
}
