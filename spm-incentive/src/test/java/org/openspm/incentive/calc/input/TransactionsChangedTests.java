package org.openspm.incentive.calc.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows put behind others are what they would be had all come at once, and change nothing for whoever holds the former. */
class TransactionsChangedTests {

    @Test
    void rowsThatCameLaterReadAsIfTheyHadComeAtOnce() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var all = new ArrayList<List<Object>>();
            var grown = built(List.of());
            var former = new ArrayList<Transactions>();
            for (int step = 0; step < 12; step++) {
                var more = rows(random, random.nextInt(20));
                all.addAll(more);
                former.add(grown);
                grown = grown.changed(new int[0], built(more));
            }
            assertThat(read(grown)).as("seed %d", seed).isEqualTo(read(built(all)));
            for (var one : former) {
                assertThat(read(one)).as("seed %d", seed).isEqualTo(read(built(all.subList(0, one.rows()))));
            }
        }
    }

    @Test
    void twoWaysOnFromTheSameRowsDoNotMix() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var first = rows(random, 10);
            var base = built(first).changed(new int[0], built(rows(random, 3)));
            var one = rows(random, 1 + random.nextInt(6));
            var other = rows(random, 1 + random.nextInt(6));
            var oneWay = base.changed(new int[0], built(one));
            var otherWay = base.changed(new int[0], built(other));
            assertThat(read(oneWay).subList(13, 13 + one.size())).isEqualTo(read(built(one)));
            assertThat(read(otherWay).subList(13, 13 + other.size())).isEqualTo(read(built(other)));
        }
    }

    @Test
    void aRowIsRemovedOnceAndKeepsItsNumber() {
        var base = built(rows(new Random(1), 5));
        var less = base.changed(new int[] {1, 3}, built(List.of()));
        assertThat(less.rows()).isEqualTo(5);
        assertThat(less.removedRows()).isEqualTo(2);
        assertThat(less.nextRemoved(2)).isEqualTo(3);
        assertThat(base.isRemoved(1)).isFalse();
        assertThatThrownBy(() -> less.changed(new int[] {3}, built(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row 3 of 5");
        assertThatThrownBy(() -> less.changed(new int[] {5}, built(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<List<Object>> rows(Random random, int count) {
        var rows = new ArrayList<List<Object>>();
        // Now and then numbers that need more bytes than those before.
        int width = List.of(100, 30_000, 3_000_000).get(random.nextInt(3));
        for (int row = 0; row < count; row++) {
            rows.add(List.of(
                    random.nextLong(1_000_000_000L),
                    random.nextInt(40_000),
                    random.nextLong(),
                    "C" + random.nextInt(width),
                    List.of("", "direct", "web", "W" + random.nextInt(width)).get(random.nextInt(4)),
                    random.nextBoolean() ? random.nextInt(width) : LinkColumn.NONE,
                    random.nextInt(5) == 0 ? random.nextInt(1_000) : -1));
        }
        return rows;
    }

    private static Transactions built(List<List<Object>> rows) {
        var builder = Snapshot.builder();
        for (var row : rows) {
            var one = builder.transactions()
                    .begin((long) row.get(0), (int) row.get(1), (long) row.get(2))
                    .key("S", (String) row.get(3), 0);
            if (!row.get(4).equals("")) {
                one.text("channel", (String) row.get(4));
            }
            if ((int) row.get(5) != LinkColumn.NONE) {
                one.account((int) row.get(5));
            }
            if ((int) row.get(6) >= 0) {
                one.number("quantity", BigDecimal.valueOf((int) row.get(6)))
                        .date("due_date", LocalDate.ofEpochDay((int) row.get(6)));
            }
        }
        return builder.build().transactions();
    }

    private static List<String> read(Transactions transactions) {
        var rows = new ArrayList<String>();
        for (int row = 0; row < transactions.rows(); row++) {
            var fields = transactions.fields();
            rows.add(transactions.id(row) + " " + transactions.key(row) + " " + transactions.date(row) + " "
                    + transactions.amounts().scaled(row) + " " + fields.text("channel", row) + " "
                    + fields.text(Fields.ACCOUNT, row) + " " + fields.text("quantity", row) + " "
                    + fields.text("due_date", row));
        }
        return rows;
    }
}
