package org.openspm.incentive.calc;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Which transactions are credited to whom under one plan version, so that one payee's pay touches only its own rows. */
final class RowsByRecipient {
    /** By recipient: where its rows begin; those of the next one follow. */
    private final int[] starts;

    private final int[] rows;

    private RowsByRecipient(int[] starts, int[] rows) {
        this.starts = starts;
        this.rows = rows;
    }

    static RowsByRecipient of(CompiledPlan plan, Workers workers) {
        if (plan.slots().count() == 0) {
            return new RowsByRecipient(new int[plan.payees().size() + 1], new int[0]);
        }
        var noted = CreditStage.each(
                plan, workers, new CreditedRows(plan.snapshot().transactions().rows()), Noted::new);
        var pairs = noted.stream().map(CreditStage.Done::sink).toList();
        var starts = new int[plan.payees().size() + 1];
        pairs.forEach(each -> each.count(starts));
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, starts.length);
        var rows = new int[starts[starts.length - 1]];
        pairs.forEach(each -> each.place(rows, next));
        return new RowsByRecipient(starts, rows);
    }

    /** The rows credited to some of these recipients, ascending, each once. */
    int[] of(BitSet recipients) {
        long count = recipients.stream()
                .mapToLong(one -> starts[one + 1] - starts[one])
                .sum();
        if (count > rows.length / Long.SIZE) {
            var all = new BitSet();
            recipients.stream()
                    .flatMap(one -> IntStream.range(starts[one], starts[one + 1]))
                    .forEach(place -> all.set(rows[place]));
            return all.stream().toArray();
        }
        return recipients.stream()
                .flatMap(one -> Arrays.stream(rows, starts[one], starts[one + 1]))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Recipients and rows as one thread meets them. */
    private static final class Noted implements CreditSink {
        private int[] pairs = new int[1 << 12];
        private int size;

        @Override
        public void add(int rule, RuleFeeds feeds, CreditBatch credits) {
            int more = 2 * credits.size();
            if (size + more > pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.max(size + more, pairs.length + (pairs.length >> 1)));
            }
            for (int i = 0; i < credits.size(); i++) {
                pairs[size++] = credits.recipients()[i];
                pairs[size++] = credits.rows().rows()[i];
            }
        }

        void count(int[] starts) {
            for (int place = 0; place < size; place += 2) {
                starts[pairs[place] + 1]++;
            }
        }

        void place(int[] rows, int[] next) {
            for (int place = 0; place < size; place += 2) {
                rows[next[pairs[place]]++] = pairs[place + 1];
            }
        }
    }
}
