package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.plan.Conversion;

/** What the credits of each slot add to each measure of each payee: sums of segments, taken up the chain once per sum. */
final class MeasureSums {
    private final CompiledPlan plan;
    private final TransactionRates rates;
    private final int slots;
    private final int lanes;
    private final List<Cells> cells;

    MeasureSums(CompiledPlan plan, CreditSums sums) {
        this.plan = plan;
        this.rates = new TransactionRates(plan.snapshot(), plan.plan().transactionsBy(), plan.slots());
        this.slots = plan.slots().count();
        this.lanes = sums.lanes();
        this.cells = new ArrayList<>();
        for (int measure = 0; measure < plan.plan().measures().size(); measure++) {
            cells.add(rolledUp(measure, sums));
        }
    }

    private MeasureSums(CompiledPlan plan, MeasureSums known) {
        this.plan = plan;
        this.rates = new TransactionRates(plan.snapshot(), plan.plan().transactionsBy(), plan.slots());
        this.slots = known.slots;
        this.lanes = known.lanes;
        this.cells = known.cells;
    }

    /** The same sums, to go on with under the same version over another snapshot. */
    MeasureSums over(CompiledPlan next) {
        return new MeasureSums(next, this);
    }

    /** Whether transactions are in no other currencies than those the sums are kept apart by. */
    boolean fits() {
        return lanes == 1 || lanes == rates.lanes();
    }

    /** Counts single credits of a measure, or with −1 takes them back, and notes for whom and in which slot. */
    void count(int measure, CreditLog log, int sign, BitSet touched) {
        var rollUp = plan.plan().measures().get(measure).rollUp();
        var chains = plan.chainsOf(measure);
        for (int credit = 0; credit < log.size(); credit++) {
            int row = log.row(credit);
            int slot = plan.slots().of(plan.rules().get(log.rule(credit)).day(row));
            var at = new Place(measure, slot, lanes == 1 ? 0 : rates.lane(row));
            int segment = log.segment(credit);
            long value = sign * log.value(credit);
            if ((rollUp == null || rollUp.withOwn()) && chains.own(segment) != Payees.NONE) {
                count(at, chains.own(segment), value, touched);
            }
            for (int place = chains.firstAbove(segment); rollUp != null && place < chains.endAbove(segment); place++) {
                count(at, chains.member(place), value, touched);
            }
        }
    }

    /** Where a credit is counted, whoever counts it. */
    private record Place(int measure, int slot, int lane) {}

    private void count(Place at, int payee, long value, BitSet touched) {
        int cell = payee * slots + at.slot();
        cells.get(at.measure()).expect(Math.abs(value));
        cells.get(at.measure()).add(cell * lanes + at.lane(), value);
        touched.set(cell);
    }

    /** Sum of a measure's credits in one slot, in the currency the plan calculates in for this payee. */
    BigDecimal of(int measure, int payee, int slot) {
        if (lanes == 1) {
            return amount(measure, payee, slot, 0);
        }
        boolean money = plan.plan().measures().get(measure).of().unit() == Unit.MONEY;
        var sum = BigDecimal.ZERO;
        for (int lane = 0; lane < lanes; lane++) {
            var amount = amount(measure, payee, slot, lane);
            sum = amount.signum() == 0 ? sum : sum.add(money ? converted(amount, lane, payee, slot) : amount);
        }
        return sum;
    }

    /** What one credit of a transaction is worth in the currency the plan calculates in for this payee. */
    BigDecimal converted(BigDecimal amount, int row, int payee, int slot, Unit unit) {
        return lanes == 1 || unit != Unit.MONEY || amount.signum() == 0
                ? amount
                : converted(amount, rates.lane(row), payee, slot);
    }

    private BigDecimal amount(int measure, int payee, int slot, int lane) {
        return cells.get(measure).get((payee * slots + slot) * lanes + lane, NumberColumn.SCALE);
    }

    private BigDecimal converted(BigDecimal amount, int lane, int payee, int slot) {
        Currency from = rates.currency(lane);
        Currency to = plan.currency(payee, slot);
        if (from == null || to == null || from.equals(to)) {
            return amount;
        }
        var by = plan.plan().transactionsBy();
        if (by == null || by.day() == Conversion.Day.CREDIT_DATE) {
            throw new RuleViolation(
                    "Plan " + plan.plan().code() + " calculates in the payee's currency, and credits of "
                            + plan.payees().code(payee) + " are in " + from + " instead of " + to
                            + "; let it convert transactions by the rate of the period's start or end.");
        }
        @Nullable BigDecimal rate = rates.rate(lane, to, 0, slot);
        if (rate == null) {
            throw new RuleViolation("There is no rate of type " + by.rateType() + " from " + from + " to " + to
                    + " on or before " + plan.slots().period(slot).lastDate() + "; import it and calculate again.");
        }
        return TransactionRates.converted(amount, rate);
    }

    private Cells rolledUp(int number, CreditSums sums) {
        var rollUp = plan.plan().measures().get(number).rollUp();
        var chains = plan.chainsOf(number);
        var bySegment = sums.cells(number);
        boolean own = rollUp == null || rollUp.withOwn();
        int width = slots * lanes;
        var byPayee = new Cells(plan.payees().size() * width);
        byPayee.expectAll(bySegment, longest(chains));
        for (int segment = 0; segment < chains.segments(); segment++) {
            int first = sums.cell(number, segment, 0, 0);
            if (bySegment.isZero(first, width)) {
                continue;
            }
            if (own && chains.own(segment) != Payees.NONE) {
                byPayee.addRow(chains.own(segment) * width, bySegment, first, width);
            }
            for (int place = chains.firstAbove(segment); rollUp != null && place < chains.endAbove(segment); place++) {
                byPayee.addRow(chains.member(place) * width, bySegment, first, width);
            }
        }
        return byPayee;
    }

    private static int longest(Chains chains) {
        int longest = 1;
        for (int segment = 0; segment < chains.segments(); segment++) {
            longest = Math.max(longest, chains.endAbove(segment) - chains.firstAbove(segment) + 1);
        }
        return longest;
    }
}
