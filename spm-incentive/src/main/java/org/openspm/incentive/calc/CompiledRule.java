package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.DateColumn;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.TextColumn;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.NumberProgram;
import org.openspm.incentive.calc.vector.RowBatch;
import org.openspm.incentive.calc.vector.TruthProgram;

/** A credit rule bound to the columns of a snapshot. */
final class CompiledRule {
    /** A transaction that says no kind of event is an order. */
    private static final String USUAL_EVENT = "order";

    private final CreditRule rule;
    private final @Nullable LinkColumn lines;
    private final @Nullable TextColumn events;
    private final boolean[] acceptedEvents;
    private final @Nullable DateColumn dates;
    private final Once<TruthProgram> when;
    private final Once<NumberProgram> amount;
    private final @Nullable Once<NumberProgram> cap;
    private final List<String> roles;
    private final Once<List<@Nullable HolderLookup>> lookups;
    private final Once<SharePattern[]> patterns;
    private final boolean concernsAll;
    private final boolean datesAll;

    CompiledRule(CreditRule rule, Snapshot snapshot, Payees payees, Slots slots) {
        this(rule, snapshot, payees, slots, Frame.ofTransactions(snapshot), null);
    }

    /** The same rule for few rows of a snapshot in which only transactions, their splits and exchange rates differ. */
    CompiledRule over(Snapshot next, Payees payees, Slots slots) {
        return new CompiledRule(
                rule, next, payees, slots, Frame.ofTransactions(next).forFewRows(), lookups.known());
    }

    private CompiledRule(
            CreditRule rule,
            Snapshot snapshot,
            Payees payees,
            Slots slots,
            Frame frame,
            @Nullable List<@Nullable HolderLookup> known) {
        this.rule = rule;
        var fields = snapshot.transactions().fields();
        this.lines = fields.links(Fields.LINE_NO);
        this.events = fields.texts(Fields.EVENT_TYPE);
        this.acceptedEvents = acceptedEvents(rule, events);
        this.dates = switch (rule.datedBy()) {
            case EVENT_DATE -> snapshot.transactions().eventDates();
            case SHIP_DATE -> fields.dates(Fields.SHIP_DATE);
            case DUE_DATE -> fields.dates(Fields.DUE_DATE);
        };
        this.roles = rule.to().stream().map(CompiledRule::role).toList();
        var most = rule.cap();
        this.when = new Once<>(() -> TruthProgram.compile(rule.when(), frame));
        this.amount = new Once<>(() -> NumberProgram.compile(rule.amount(), frame));
        this.cap = most == null ? null : new Once<>(() -> NumberProgram.compile(most, frame));
        this.lookups = new Once<>(() ->
                known == null ? lookups(rule, snapshot, payees, slots) : over(known, rule, snapshot, payees, slots));
        this.patterns = new Once<>(() -> new Recipients(rule, lookups(), snapshot, payees).patterns());
        this.concernsAll = rule.of() == CreditRule.Level.ORDERS
                && (lines == null || lines.rows().most() <= 0);
        this.datesAll = dates != null
                && dates.size() > 0
                && slots.covers(dates.days().least(), dates.days().most());
    }

    CreditRule rule() {
        return rule;
    }

    List<String> roles() {
        return roles;
    }

    TruthProgram when() {
        return when.get();
    }

    NumberProgram amount() {
        return amount.get();
    }

    @Nullable
    NumberProgram cap() {
        return cap == null ? null : cap.get();
    }

    /** The day a transaction is credited on, or {@link DateColumn#MISSING}. */
    int day(int row) {
        return dates == null ? DateColumn.MISSING : dates.day(row);
    }

    /** Fills {@code out} with the day that each row is credited on. */
    void days(RowBatch batch, int[] out) {
        if (dates == null) {
            Arrays.fill(out, 0, batch.size(), DateColumn.MISSING);
        } else {
            batch.read(dates.days(), out);
        }
    }

    /** Whether every transaction is dated on a day of some slot. */
    boolean datesAll() {
        return datesAll;
    }

    /** Who each allocation names; null for agreed splits. */
    List<@Nullable HolderLookup> lookups() {
        return lookups.get();
    }

    /** How amounts are shared by the set of allocations that have one recipient, as bits; empty with agreed splits. */
    SharePattern[] patterns() {
        return patterns.get();
    }

    /** Whether the rule is about transactions of this kind at all: whole orders or single lines. */
    boolean concerns(int row) {
        boolean isLine = lines != null && lines.get(row) > 0;
        return isLine == (rule.of() == CreditRule.Level.LINES);
    }

    /** Keeps the rows that the rule is about. */
    void keepConcerned(RowBatch batch) {
        if (concernsAll) {
            return;
        }
        var rows = batch.rows();
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
            rows[kept] = rows[i];
            kept += concerns(rows[i]) ? 1 : 0;
        }
        batch.resize(kept);
    }

    boolean takesAllEvents() {
        return events == null ? acceptedEvents[0] : allTrue(acceptedEvents);
    }

    boolean takesEvent(int row) {
        return acceptedEvents[events == null ? 0 : events.codes().get(row) + 1];
    }

    static String role(Allocation allocation) {
        return allocation.role() == null ? allocation.recipient().word() : allocation.role();
    }

    private static boolean[] acceptedEvents(CreditRule rule, @Nullable TextColumn events) {
        var accepted = new boolean[events == null ? 1 : events.dictionary().size() + 1];
        accepted[0] = rule.events().contains(USUAL_EVENT);
        for (int i = 1; i < accepted.length && events != null; i++) {
            accepted[i] = rule.events().contains(events.dictionary().get(i - 1).toLowerCase(Locale.ROOT));
        }
        return accepted;
    }

    private static List<@Nullable HolderLookup> lookups(
            CreditRule rule, Snapshot snapshot, Payees payees, Slots slots) {
        var lookups = new ArrayList<@Nullable HolderLookup>();
        for (var allocation : rule.to()) {
            lookups.add(
                    allocation.recipient() == Allocation.Recipient.SPLITS
                            ? null
                            : HolderLookup.of(allocation, snapshot, payees, slots));
        }
        return Collections.unmodifiableList(lookups);
    }

    private static List<@Nullable HolderLookup> over(
            List<@Nullable HolderLookup> known, CreditRule rule, Snapshot snapshot, Payees payees, Slots slots) {
        var lookups = new ArrayList<@Nullable HolderLookup>();
        for (int i = 0; i < known.size(); i++) {
            var allocation = rule.to().get(i);
            var own = known.get(i) == null ? null : known.get(i).over(snapshot);
            lookups.add(
                    own != null || known.get(i) == null ? own : HolderLookup.of(allocation, snapshot, payees, slots));
        }
        return Collections.unmodifiableList(lookups);
    }

    private static boolean allTrue(boolean[] values) {
        for (var value : values) {
            if (!value) {
                return false;
            }
        }
        return true;
    }
}
