package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.payment.PaidPeriod.Earned;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Span;

/** What was earned on each deal, what was taken back of it, and what of that is still to be deducted. */
final class ClawbackLedger extends Ledger {
    private final Map<Integer, Account> accounts = new LinkedHashMap<>();
    private final List<Deduction> deductions = new ArrayList<>();
    private PayRule.Clawback rule;

    /** One deal: what it earned, what its returns earned by themselves, what was posted for each of them. */
    private static final class Account {
        private BigDecimal earned = BigDecimal.ZERO;
        private final Map<Integer, BigDecimal> ownOfEvents = new LinkedHashMap<>();
        private final Map<Integer, BigDecimal> posted = new LinkedHashMap<>();
        private final Map<Integer, Taken> takenOfPaid = new LinkedHashMap<>();
        private BigDecimal share = BigDecimal.ZERO;
        private BigDecimal returned = BigDecimal.ZERO;

        void convert(Exchange exchange, Rounding rounding) {
            earned = exchange.of(earned, rounding);
            ownOfEvents.replaceAll((_, own) -> exchange.of(own, rounding));
            takenOfPaid.replaceAll((_, taken) ->
                    new Taken(exchange.of(taken.amount(), rounding), exchange.of(taken.kept(), rounding)));
        }

        /** What is earned after a part of the paid amount was taken back is taken back in the same part. */
        void earn(BigDecimal amount, PayRule.Clawback rule) {
            earned = earned.add(amount);
            takenOfPaid.entrySet().stream()
                    .reduce((_, last) -> last)
                    .ifPresent(last -> last.setValue(last.getValue()
                            .with(
                                    rule.rounding().apply(amount.multiply(share)),
                                    rule.rounding().apply(amount.multiply(returned.subtract(share))))));
        }
    }

    /**
     * What an event takes back of what was paid and held.
     *
     * @param kept what the payee may keep of what was earned on the part that is returned
     */
    private record Taken(BigDecimal amount, BigDecimal kept) {
        Taken with(BigDecimal more, BigDecimal moreKept) {
            return new Taken(amount.add(more), kept.add(moreKept));
        }

        /** All that was earned on the part that is returned. */
        BigDecimal whole() {
            return amount.add(kept);
        }
    }

    /** An amount that is deducted in equal parts. */
    private static final class Deduction {
        private BigDecimal part;
        private BigDecimal left;
        private int parts;

        Deduction(BigDecimal whole, BigDecimal part, int parts) {
            this.left = whole;
            this.part = part;
            this.parts = parts;
        }

        BigDecimal next() {
            var amount = parts == 1 ? left : part;
            parts--;
            left = left.subtract(amount);
            return amount;
        }
    }

    ClawbackLedger(PayRule.Clawback rule) {
        this.rule = rule;
    }

    void use(PayRule.Clawback newTerms) {
        rule = newTerms;
    }

    @Override
    PayRule.Clawback rule() {
        return rule;
    }

    /** Whether a row is an event by which a deal is taken back. */
    boolean isAbout(int row, DealEvents deals) {
        return rule.events().contains(deals.kind(row)) && deals.isOfDeal(row);
    }

    @Override
    void apply(PaidPeriod period, Posting posting, boolean inForce) {
        apply(period, posting, inForce, List.of());
    }

    /** @param held by rules before this one, of which a deal that is taken back is cancelled */
    void apply(PaidPeriod period, Posting posting, boolean inForce, Collection<HeldLedger> held) {
        note(period, inForce);
        var before = posting.payable();
        accounts.forEach((deal, account) -> {
            if (period.deals().of(deal).length > 0) {
                takeBack(deal, account, period, period.period().endDay(), posting, held);
            }
        });
        deduct(posting, before.subtract(posting.payable()));
    }

    private void note(PaidPeriod period, boolean inForce) {
        for (var earned : period.earned(rule.of())) {
            if (earned.row() == Earned.NO_DEAL) {
                continue;
            }
            if (isAbout(earned.row(), period.deals())) {
                accounts.computeIfAbsent(period.deals().deal(earned.row()), _ -> new Account())
                        .ownOfEvents
                        .merge(earned.row(), earned.amount(), BigDecimal::add);
            } else if (inForce || accounts.containsKey(earned.row())) {
                accounts.computeIfAbsent(earned.row(), _ -> new Account()).earn(earned.amount(), rule);
            }
        }
    }

    @Override
    void convert(Exchange exchange, PaidPeriod period) {
        accounts.forEach((deal, account) -> {
            account.convert(exchange, rule.rounding());
            if (!account.posted.isEmpty()) {
                // What was posted before is what would be posted of the converted figures: no line makes up for
                // rounding.
                var nothing = new Posting(new Posting.Flow(BigDecimal.ZERO));
                takeBack(deal, account, period, period.period().startDay(), nothing, List.of());
            }
        });
        var parts = exchange.new Parts(rule.rounding());
        for (var deduction : deductions) {
            deduction.part = exchange.of(deduction.part, rule.rounding());
            deduction.left = parts.next(deduction.left);
        }
    }

    @Override
    boolean remembers() {
        return !deductions.isEmpty() || accounts.values().stream().anyMatch(account -> account.earned.signum() != 0);
    }

    /** @param endDay of the events that count, the first day after them */
    private void takeBack(
            int deal, Account account, PaidPeriod period, int endDay, Posting posting, Collection<HeldLedger> held) {
        var returned = BigDecimal.ZERO;
        var share = BigDecimal.ZERO;
        var cut = BigDecimal.ZERO;
        for (int event : period.deals().of(deal)) {
            if (period.deals().day(event) >= endDay || !qualifies(event, deal, period)) {
                continue;
            }
            var before = returned;
            returned = returned.add(returnedPart(event, deal, period)).min(BigDecimal.ONE);
            var factor = period.number(rule.share(), event).multiply(unserved(event, deal, period));
            share = share.add(returned.subtract(before).multiply(factor));
            var target = rule.paidOnly()
                    ? ofPaid(event, deal, account, new Part(before, returned, factor), held)
                    : rule.rounding().apply(account.earned.multiply(share)).subtract(cut);
            cut = cut.add(target);
            post(event, account, target, period, posting, share);
        }
        account.share = share;
        account.returned = returned;
        cancel(deal, rule.paidOnly() ? returned : share, held);
    }

    /** How much of the deal an event returns, and how much of what is returned is taken back. */
    private record Part(BigDecimal before, BigDecimal after, BigDecimal factor) {

        /** Of what stood before the event. */
        BigDecimal ofRest() {
            var left = BigDecimal.ONE.subtract(before);
            return left.signum() == 0 ? BigDecimal.ZERO : after.subtract(before).divide(left, Evaluator.QUOTIENT);
        }
    }

    private void post(
            int event, Account account, BigDecimal target, PaidPeriod period, Posting posting, BigDecimal share) {
        var own = account.ownOfEvents.getOrDefault(event, BigDecimal.ZERO);
        var wanted = target.add(own).negate();
        var posted = account.posted.getOrDefault(event, BigDecimal.ZERO);
        posting.post(
                period.deals().key(event), event, wanted.subtract(posted), Cause.CLAWED_BACK, share, account.earned);
        account.posted.put(event, wanted);
    }

    /**
     * A share of what was paid of the part of the deal that is returned, and all that is still held of that part, which is
     * cancelled at the same time. Of 100 with 40 held, a full return at 50 % takes back 30 + 40 and cancels 40; a return of a
     * quarter takes back 7.50 + 10, and that of the rest 22.50 + 30, because what may be kept of the first is not asked for again.
     */
    private BigDecimal ofPaid(int event, int deal, Account account, Part part, Collection<HeldLedger> held) {
        var known = account.takenOfPaid.get(event);
        if (known != null) {
            return known.amount();
        }
        var open = BigDecimal.ZERO;
        for (var ledger : held) {
            open = open.add(ledger.heldOf(deal));
        }
        var paid = account.earned.subtract(open);
        for (var taken : account.takenOfPaid.values()) {
            paid = paid.subtract(taken.whole());
        }
        var target =
                rule.rounding().apply(paid.multiply(part.factor()).add(open).multiply(part.ofRest()));
        var kept = paid.multiply(BigDecimal.ONE.subtract(part.factor())).multiply(part.ofRest());
        account.takenOfPaid.put(event, new Taken(target, rule.rounding().apply(kept)));
        cancel(deal, part.after(), held);
        return target;
    }

    private static void cancel(int deal, BigDecimal fraction, Collection<HeldLedger> held) {
        var kept = BigDecimal.ONE.subtract(fraction).max(BigDecimal.ZERO);
        held.forEach(ledger -> ledger.keep(deal, kept));
    }

    private boolean qualifies(int event, int deal, PaidPeriod period) {
        var within = rule.within();
        return rule.events().contains(period.deals().kind(event))
                && (rule.when() == null || period.holds(rule.when(), event))
                && (within == null || !date(event, period).isAfter(within.endFrom(date(deal, period))));
    }

    /** How much of the deal an event returns; all of it when the event has no amount. */
    private static BigDecimal returnedPart(int event, int deal, PaidPeriod period) {
        var deals = period.deals();
        var amount = deals.amount(event).abs();
        var whole = BigDecimal.ZERO;
        for (int row : deals.whole(event, deal)) {
            whole = whole.add(deals.amount(row).abs());
        }
        return amount.signum() == 0 || whole.compareTo(amount) <= 0
                ? BigDecimal.ONE
                : amount.divide(whole, Evaluator.QUOTIENT);
    }

    /** The part of the term that was not served: by days, or by whole months when the term is in months or years. */
    private BigDecimal unserved(int event, int deal, PaidPeriod period) {
        var term = rule.term();
        if (term == null) {
            return BigDecimal.ONE;
        }
        var start = date(deal, period);
        var unit = term.unit() == Span.Unit.DAY ? ChronoUnit.DAYS : ChronoUnit.MONTHS;
        long whole = unit.between(start, term.endFrom(start));
        long served = Math.clamp(unit.between(start, date(event, period)), 0, whole);
        return BigDecimal.valueOf(whole - served).divide(BigDecimal.valueOf(whole), Evaluator.QUOTIENT);
    }

    private static LocalDate date(int row, PaidPeriod period) {
        return LocalDate.ofEpochDay(period.deals().day(row));
    }

    private void deduct(Posting posting, BigDecimal taken) {
        int parts = rule.deductions();
        if (parts > 1 && taken.signum() != 0) {
            posting.post(Cause.SPREAD, taken, BigDecimal.valueOf(parts));
            var part = rule.rounding().apply(taken.divide(BigDecimal.valueOf(parts), Evaluator.QUOTIENT));
            deductions.add(new Deduction(taken, part, parts));
        }
        var open = open();
        var now = BigDecimal.ZERO;
        for (var deduction : deductions) {
            now = now.add(deduction.next());
        }
        deductions.removeIf(deduction -> deduction.parts == 0);
        posting.post(Cause.INSTALMENT, now.negate(), open);
    }

    @Override
    BigDecimal open() {
        return deductions.stream().map(deduction -> deduction.left).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    Balance.Kind kind() {
        return Balance.Kind.CLAWBACK;
    }
}
