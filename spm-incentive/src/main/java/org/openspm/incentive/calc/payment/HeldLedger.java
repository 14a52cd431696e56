package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.payment.PaidPeriod.Earned;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Release;

/** What a holdback or instalments hold of single deals, until what each part waits for comes. */
final class HeldLedger extends Ledger {
    private final Map<Object, Lot> lots = new LinkedHashMap<>();
    private PayRule rule;
    private IntPredicate takenBackElsewhere = _ -> false;
    private @Nullable PaidPeriod now;
    private @Nullable Posting posting;

    private record LotKey(PayRule.@Nullable Part part, int row, int number) {}

    HeldLedger(PayRule rule) {
        this.rule = rule;
    }

    void use(PayRule newTerms) {
        rule = newTerms;
    }

    /** Which rows a clawback deals with, so that what they earn by themselves is not held. */
    void except(IntPredicate rows) {
        takenBackElsewhere = rows;
    }

    @Override
    PayRule rule() {
        return rule;
    }

    @Override
    void apply(PaidPeriod period, Posting into, boolean inForce) {
        now = period;
        posting = into;
        if (inForce) {
            for (var earned : period.earned(of())) {
                if (earned.row() == Earned.NO_DEAL || !takenBackElsewhere.test(earned.row())) {
                    hold(earned, period, into);
                }
            }
        }
        for (var lot : lots.values()) {
            release(lot, period, into);
        }
    }

    private List<String> of() {
        return switch (rule) {
            case PayRule.Holdback holdback -> holdback.of();
            case PayRule.Instalments instalments -> instalments.of();
            default -> throw new IllegalStateException(rule.word() + " holds nothing back");
        };
    }

    private void hold(Earned earned, PaidPeriod period, Posting into) {
        int row =
                earned.row() == Earned.NO_DEAL ? Earned.NO_DEAL : period.deals().deal(earned.row());
        if (rule instanceof PayRule.Holdback holdback) {
            if (holdback.when() == null || (row != Earned.NO_DEAL && period.holds(holdback.when(), row))) {
                holdParts(holdback, row, earned.amount(), period, into);
            }
        } else if (rule instanceof PayRule.Instalments instalments) {
            lot(new LotKey(null, row, period.number()), row, null, instalments.parts(), instalments.every(), period)
                    .hold(earned.amount());
            into.post(
                    key("held", row, period),
                    row,
                    earned.amount().negate(),
                    Cause.HELD,
                    BigDecimal.ONE,
                    earned.amount());
        }
    }

    /** Shares are cut off the amount one after the other, so that parts and rest add up to it. */
    private void holdParts(PayRule.Holdback holdback, int row, BigDecimal amount, PaidPeriod period, Posting into) {
        var share = BigDecimal.ZERO;
        var cut = BigDecimal.ZERO;
        for (var part : holdback.parts()) {
            if (row == Earned.NO_DEAL && part.release().ofDeals()) {
                continue;
            }
            share = share.add(share(part.share(), row, period));
            refuseMoreThanAll(share, row, period);
            var upTo = rule.rounding().apply(amount.multiply(share));
            int number = part.release().ofDeals() ? 0 : period.number();
            lot(new LotKey(part, row, number), row, part.release(), 1, 1, period)
                    .hold(upTo.subtract(cut));
            cut = upTo;
        }
        into.post(key("held", row, period), row, cut.negate(), Cause.HELD, share, amount);
    }

    private static BigDecimal share(Expression share, int row, PaidPeriod period) {
        return row == Earned.NO_DEAL ? period.number(share) : period.number(share, row);
    }

    private void refuseMoreThanAll(BigDecimal share, int row, PaidPeriod period) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new RuleViolation("The parts of “" + rule.name() + "” come to "
                    + share.movePointRight(2).stripTrailingZeros().toPlainString() + " % of "
                    + (row == Earned.NO_DEAL ? "an earning" : period.deals().key(row))
                    + "; make them at least 0 % and at most 100 %.");
        }
    }

    private Lot lot(LotKey key, int row, @Nullable Release release, int parts, int every, PaidPeriod period) {
        return lots.computeIfAbsent(
                key,
                _ -> new Lot(
                        row,
                        new Lot.Terms(
                                release,
                                parts,
                                every,
                                period.number(),
                                period.yearEnd().toEpochDay(),
                                rule.rounding())));
    }

    private void release(Lot lot, PaidPeriod period, Posting into) {
        switch (lot.terms().release()) {
            case null ->
                lot.instalments(
                        1
                                + (period.number() - lot.terms().number())
                                        / lot.terms().every(),
                        key("due", lot.row(), period),
                        into);
            case Release.OnEvent event -> new ReleaseOnEvents(event, period).release(lot, into);
            case Release other ->
                lot.release(
                        isDue(other, lot, period) ? BigDecimal.ONE : BigDecimal.ZERO,
                        key("due", lot.row(), period),
                        lot.row(),
                        Cause.DUE,
                        into,
                        lot.held());
        }
    }

    private static boolean isDue(Release release, Lot lot, PaidPeriod period) {
        long last = period.period().endDay() - 1L;
        return switch (release) {
            case Release.OnDate date -> date.day().toEpochDay() <= last;
            case Release.After after -> period.number() >= lot.terms().number() + after.periods();
            case Release.YearEnd _ -> lot.terms().yearEnd() <= last;
            case Release.OnField field -> {
                var day = period.day(field.field(), lot.row());
                yield day != null && day.toEpochDay() <= last;
            }
            case Release.OnEvent _ -> throw new IllegalStateException("Events release in proportion");
        };
    }

    /** From now on only a fraction of a deal stands; the rest of what is held is cancelled, in the same period. */
    void keep(int row, BigDecimal fraction) {
        var period = Objects.requireNonNull(now);
        for (var lot : lots.values()) {
            if (lot.row() == row && !lot.keeps(fraction)) {
                lot.keep(fraction);
                if (lot.terms().release() == null) {
                    lot.instalments(
                            1
                                    + (period.number() - lot.terms().number())
                                            / lot.terms().every(),
                            key("cancelled", row, period),
                            Objects.requireNonNull(posting));
                } else {
                    lot.release(
                            lot.released(),
                            key("cancelled", row, period),
                            row,
                            Cause.CANCELLED,
                            Objects.requireNonNull(posting),
                            BigDecimal.ONE.subtract(fraction));
                }
            }
        }
    }

    /** What is held of one deal. */
    BigDecimal heldOf(int row) {
        return lots.values().stream()
                .filter(lot -> lot.row() == row)
                .map(Lot::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String key(String what, int row, PaidPeriod period) {
        return row == Earned.NO_DEAL ? what : what + "/" + period.deals().key(row);
    }

    @Override
    void convert(Exchange exchange, PaidPeriod period) {
        var parts = exchange.new Parts(rule.rounding());
        lots.values().forEach(lot -> lot.convert(parts.next(lot.held())));
    }

    @Override
    boolean remembers() {
        return lots.values().stream().anyMatch(lot -> lot.held().signum() != 0);
    }

    @Override
    BigDecimal open() {
        return lots.values().stream().map(Lot::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    Balance.Kind kind() {
        return Balance.Kind.HELD;
    }

    @Override
    String waits() {
        return String.join(
                ", ",
                lots.values().stream()
                        .filter(lot -> lot.open().signum() != 0)
                        .map(lot -> lot.terms().word())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Override
    List<Paid.Waiting> waiting() {
        var waiting = new ArrayList<Paid.Waiting>();
        for (var lot : lots.values()) {
            if (lot.open().signum() != 0) {
                waiting.add(new Paid.Waiting(lot.row(), lot.open(), lot.terms().word()));
            }
        }
        return waiting;
    }
}
