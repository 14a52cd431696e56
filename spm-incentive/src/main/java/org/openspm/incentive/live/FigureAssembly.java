package org.openspm.incentive.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.incentive.calc.LivePay;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.run.snapshot.InputKeys;

/** Turns what the kernel says of a person into periods with names. */
record FigureAssembly(Calendar calendar, InputKeys keys, List<PlanVersion> versions, LivePay pay) {

    LiveFigure figure(String token, Instant asOf) {
        var periods = new TreeSet<Integer>();
        pay.measurements().forEach(one -> periods.add(one.period()));
        pay.earnings().forEach(one -> periods.add(one.period()));
        return new LiveFigure(
                token,
                asOf,
                periods.stream()
                        .map(this::period)
                        .sorted(Comparator.comparing(LiveFigure.OfPeriod::first)
                                .reversed()
                                .thenComparing(LiveFigure.OfPeriod::code))
                        .toList());
    }

    private LiveFigure.OfPeriod period(int number) {
        var period = calendar.period(number);
        var sums = new TreeMap<Currency, BigDecimal>(Comparator.comparing(Currency::code));
        var earnings = new ArrayList<LiveFigure.Earned>();
        for (var one : pay.earnings()) {
            if (one.period() == number) {
                sums.merge(one.currency(), one.amount(), BigDecimal::add);
                earnings.add(new LiveFigure.Earned(
                        plan(one.version()), one.component(), new Money(one.amount(), one.currency())));
            }
        }
        var measures = pay.measurements().stream()
                .filter(one -> one.period() == number)
                .map(one -> new LiveFigure.Reached(
                        plan(one.version()),
                        one.measure(),
                        one.value(),
                        one.quota(),
                        one.attainment(),
                        one.currency() == null ? null : one.currency().code()))
                .toList();
        var totals = new ArrayList<Money>();
        sums.forEach((currency, amount) -> totals.add(new Money(amount, currency)));
        return new LiveFigure.OfPeriod(
                keys.periodId(number),
                period.code(),
                Objects.requireNonNull(period.range().start()),
                period.lastDate(),
                totals,
                earnings,
                measures);
    }

    private String plan(int version) {
        return versions.get(version).plan().code();
    }
}
