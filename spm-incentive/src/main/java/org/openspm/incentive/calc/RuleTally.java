package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.openspm.incentive.calc.input.NumberColumn;

/** Counts and sums of one credit rule, kept apart on both sides of the sharing so that they can be compared. */
final class RuleTally {
    private long transactions;
    private long credited;
    private long refused;
    private long credits;
    private final List<Integer> overCredited = new ArrayList<>();
    private BigInteger toCredit = BigInteger.ZERO;
    private BigInteger shared = BigInteger.ZERO;
    private BigInteger unassigned = BigInteger.ZERO;

    /** Sums of the batch at hand; small enough for a long most of the time. */
    private long batchToCredit;

    private long batchShared;
    private long batchUnassigned;

    void seen(int count) {
        transactions += count;
    }

    void refused(int count) {
        refused += count;
    }

    void credited(long amount, long given) {
        credited++;
        batchToCredit = added(batchToCredit, amount);
        batchUnassigned = added(batchUnassigned, amount - given);
    }

    /** Transactions that were credited without a rest, and the sum of their amounts. */
    void credited(int count, long amount) {
        credited += count;
        batchToCredit = added(batchToCredit, amount);
    }

    /** What came out on the other side. */
    void credits(CreditBatch parts) {
        credits += parts.size();
        var amounts = parts.rows().amounts();
        if (parts.absoluteSum() < 0) {
            for (int i = 0; i < parts.size(); i++) {
                batchShared = added(batchShared, amounts[i]);
            }
            return;
        }
        long sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += amounts[i];
        }
        batchShared = added(batchShared, sum);
    }

    /** A transaction whose agreed shares are more than the whole. */
    void overCredited(int row) {
        overCredited.add(row);
    }

    List<Integer> overCredited() {
        return overCredited;
    }

    void endBatch() {
        toCredit = toCredit.add(BigInteger.valueOf(batchToCredit));
        shared = shared.add(BigInteger.valueOf(batchShared));
        unassigned = unassigned.add(BigInteger.valueOf(batchUnassigned));
        batchToCredit = 0;
        batchShared = 0;
        batchUnassigned = 0;
    }

    void addAll(RuleTally other) {
        transactions += other.transactions;
        credited += other.credited;
        refused += other.refused;
        credits += other.credits;
        toCredit = toCredit.add(other.toCredit);
        shared = shared.add(other.shared);
        unassigned = unassigned.add(other.unassigned);
    }

    /** Takes back what was counted of rows that are not there any more. */
    void takeBack(RuleTally other) {
        transactions -= other.transactions;
        credited -= other.credited;
        refused -= other.refused;
        credits -= other.credits;
        toCredit = toCredit.subtract(other.toCredit);
        shared = shared.subtract(other.shared);
        unassigned = unassigned.subtract(other.unassigned);
    }

    ControlTotal total(int version, String rule) {
        return new ControlTotal(
                version,
                rule,
                transactions,
                credited,
                refused,
                credits,
                amount(toCredit),
                amount(shared),
                amount(unassigned));
    }

    private long added(long sum, long value) {
        long result = sum + value;
        if (((sum ^ result) & (value ^ result)) < 0) {
            endBatch();
            return value;
        }
        return result;
    }

    private static BigDecimal amount(BigInteger scaled) {
        return new BigDecimal(scaled, NumberColumn.SCALE);
    }
}
