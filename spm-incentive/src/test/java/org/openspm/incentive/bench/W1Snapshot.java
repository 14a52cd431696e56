package org.openspm.incentive.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.SnapshotBuilder;

/**
 * W1 as the engine's input: position n is seat n, held all year by person n; the title is the level, and hangs base rate and
 * plan on everybody in it.
 */
final class W1Snapshot {
    static final String PLAN = "W1";
    static final DateRange YEAR = new DateRange(W1.START, LocalDate.of(2026, 1, 1));

    private static final Currency EURO = Currency.of("EUR");
    private static final long CENTS_TO_SCALED = 100;

    private final W1 data;
    private final SnapshotBuilder snapshot = Snapshot.builder();

    private W1Snapshot(W1 data) {
        this.data = data;
    }

    /** Measure names as quotas carry them. */
    static String measure(int measure) {
        return "measure_" + measure;
    }

    static Snapshot of(W1 data) {
        var building = new W1Snapshot(data);
        building.seats();
        building.accounts();
        building.quotas();
        building.transactions();
        return building.snapshot.build();
    }

    /** Some of the lines once more under other numbers, as they would come later. */
    static Snapshot lines(W1 data, int first, int count) {
        var building = new W1Snapshot(data);
        for (int row = first; row < first + count; row++) {
            building.transaction(row % data.rows, data.rows + row);
        }
        return building.snapshot.build();
    }

    private void seats() {
        for (int level = 0; level < W1.LEVELS; level++) {
            var title = Owner.title(snapshot.title("level " + level));
            snapshot.assign(PLAN, title, YEAR);
            snapshot.value("base_rate", title, YEAR, BigDecimal.valueOf(W1.rateOfLevel(level), 4), null);
        }
        for (int id = 0; id < W1.POSITIONS; id++) {
            int person = snapshot.person("P" + id);
            int seat = snapshot.seat("S" + id, "Seat " + id, data.level[id]);
            snapshot.seatHolder(seat, person, YEAR);
            snapshot.payeeCurrency(person, EURO, YEAR);
            if (data.parent[id] != W1.NOBODY) {
                snapshot.hierarchyLink("reporting", seat, data.parent[id], YEAR);
            }
        }
    }

    private void accounts() {
        var handover = W1.START.plusDays(W1.HANDOVER_DAY);
        for (int id = 0; id < W1.ACCOUNTS; id++) {
            int account = snapshot.account("A" + id, LinkColumn.NONE);
            int before = Node.person(data.ownerBefore[id]);
            if (data.changesOwner(id)) {
                snapshot.accountOwner(account, "owner", before, new DateRange(W1.START, handover));
                int after = Node.person(data.ownerAfter[id]);
                snapshot.accountOwner(account, "owner", after, new DateRange(handover, YEAR.end()));
            } else {
                snapshot.accountOwner(account, "owner", before, YEAR);
            }
        }
        for (int category = 0; category < W1.CATEGORIES; category++) {
            int product = snapshot.product("product " + category);
            snapshot.products().texts("category").set(product, "category " + category);
        }
    }

    private void quotas() {
        for (int quarter = 0; quarter < W1.QUARTERS; quarter++) {
            var first = W1.START.plusMonths(3L * quarter);
            int period = snapshot.period(
                    "2025-Q" + (quarter + 1), PeriodKind.QUARTER, 2025, new DateRange(first, first.plusMonths(3)));
            for (int position = 0; position < W1.POSITIONS; position++) {
                for (int measure = 0; measure < W1.MEASURES; measure++) {
                    var amount = BigDecimal.valueOf(data.quotaCents[W1.cell(position, measure, quarter)], 2);
                    snapshot.quota(measure(measure), Node.seat(position), period, amount, EURO);
                }
            }
        }
        snapshot.period("2025", PeriodKind.YEAR, 2025, YEAR);
    }

    private void transactions() {
        for (int row = 0; row < data.rows; row++) {
            transaction(row, row);
        }
    }

    private void transaction(int row, int id) {
        var transactions = snapshot.transactions()
                .begin(id, Days.of(W1.START) + data.day[row], data.cents[row] * CENTS_TO_SCALED)
                .key("w1", Integer.toString(id), 0)
                .currency("EUR")
                .account(data.account[row])
                .product(data.category[row])
                .text(Fields.EVENT_TYPE, "order");
        if (data.overlay[row] != W1.NOBODY) {
            transactions.overlay(data.overlay[row]);
        }
    }
}
