package org.openspm.incentive.calc.vector;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.input.DateColumn;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.IntVector;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.TextColumn;

/**
 * The one small set of values that an expression depends on: the words of a text field, the days of a date field, the
 * products, the accounts. Over it the expression is calculated once per value and then only looked up per row.
 */
final class Domain {
    private static final String CONSTANT = "";

    private final Frame frame;
    private final String kind;
    private final @Nullable IntVector codes;
    private final int first;
    private final int values;

    private Domain(Frame frame, String kind, @Nullable IntVector codes, int first, int values) {
        this.frame = frame;
        this.kind = kind;
        this.codes = codes;
        this.first = first;
        this.values = values;
    }

    /** The domain of an expression, or null when it depends on numbers or on several domains. */
    static @Nullable Domain of(Expression expression, Frame frame) {
        var kinds = new HashSet<String>();
        for (var reference : References.in(expression)) {
            var kind = kindOf(reference, frame);
            if (kind == null) {
                return null;
            }
            kinds.add(kind);
        }
        kinds.remove(CONSTANT);
        return kinds.size() > 1
                ? null
                : of(kinds.isEmpty() ? CONSTANT : kinds.iterator().next(), frame);
    }

    int values() {
        return values;
    }

    /** Whether the other domain numbers the rows in the same way, so that tables over both can be put together. */
    boolean isSameAs(Domain other) {
        return frame.snapshot() == other.frame.snapshot()
                && kind.equals(other.kind)
                && values == other.values
                && frame.roles().equals(other.frame.roles());
    }

    /** Index into a table over the domain for each row of the batch. */
    void indexes(RowBatch batch, int[] out) {
        int size = batch.size();
        if (kind.equals("role")) {
            System.arraycopy(batch.allocations(), 0, out, 0, size);
            return;
        }
        if (codes == null) {
            java.util.Arrays.fill(out, 0, size, 0);
            return;
        }
        batch.read(codes, out);
        int missing = missing();
        for (int i = 0; i < size; i++) {
            out[i] = out[i] == missing ? 0 : out[i] - first + 1;
        }
    }

    /** Names bound to what they are for one value of the domain, by its index. */
    org.openspm.incentive.calc.expression.Bindings bindings(int index) {
        var rows = new RowBindings(frame);
        return reference -> switch (reference.scope()) {
            case CREDIT ->
                reference.name().equals("rule")
                        ? frame.ruleName()
                        : frame.roles().get(index);
            case ACCOUNT -> rows.ofAccount(reference.name(), index - 1);
            case PRODUCT -> rows.ofProduct(reference.name(), index - 1);
            default -> ofTransaction(reference.name(), index, rows);
        };
    }

    private @Nullable Object ofTransaction(String name, int index, RowBindings rows) {
        if (index == 0) {
            return null;
        }
        return switch (frame.snapshot().transactions().fields().column(name)) {
            case TextColumn texts -> texts.dictionary().get(index - 1);
            case DateColumn _ -> java.time.LocalDate.ofEpochDay(first + index - 1L);
            case LinkColumn _ when name.equals(Fields.TERRITORY) -> rows.territory(index - 1);
            case LinkColumn _ -> rows.person(index - 1);
            case null, default -> null;
        };
    }

    private int missing() {
        return kind.startsWith("date:") ? DateColumn.MISSING : -1;
    }

    private static @Nullable String kindOf(Expression.Reference reference, Frame frame) {
        return switch (reference.scope()) {
            case ACCOUNT -> Fields.ACCOUNT;
            case PRODUCT -> Fields.PRODUCT;
            case CREDIT ->
                switch (reference.name()) {
                    case "role" -> "role";
                    case "rule" -> CONSTANT;
                    default -> null;
                };
            case TRANSACTION ->
                switch (frame.snapshot().transactions().fields().column(reference.name())) {
                    case TextColumn _ -> "text:" + reference.name();
                    case DateColumn _ -> "date:" + reference.name();
                    case LinkColumn _ when !reference.name().equals(Fields.LINE_NO) -> "link:" + reference.name();
                    case null -> reference.name().equals(Fields.CODE) ? null : CONSTANT;
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable Domain of(String kind, Frame frame) {
        var fields = frame.snapshot().transactions().fields();
        var name = kind.substring(kind.indexOf(':') + 1);
        var domain = switch (kind) {
            case CONSTANT -> new Domain(frame, kind, null, 0, 1);
            case "role" -> new Domain(frame, kind, null, 0, frame.roles().size());
            case Fields.ACCOUNT, Fields.PRODUCT -> linked(frame, kind, fields.links(kind));
            default ->
                switch (fields.column(name)) {
                    case TextColumn texts ->
                        new Domain(
                                frame,
                                kind,
                                texts.codes(),
                                0,
                                texts.dictionary().size() + 1);
                    case DateColumn dates -> dated(frame, kind, dates);
                    case LinkColumn links -> linked(frame, kind, links);
                    case null, default -> null;
                };
        };
        return domain == null || domain.values > frame.tabulated() ? null : domain;
    }

    private static Domain linked(Frame frame, String kind, @Nullable LinkColumn links) {
        var snapshot = frame.snapshot();
        int linked = switch (kind) {
            case Fields.ACCOUNT -> snapshot.accounts().fields().rows();
            case Fields.PRODUCT -> snapshot.products().rows();
            case "link:" + Fields.TERRITORY -> snapshot.territories().codes().size();
            default -> snapshot.roster().persons().size();
        };
        return links == null
                ? new Domain(frame, kind, null, 0, 1)
                : new Domain(frame, kind, links.rows(), 0, linked + 1);
    }

    private static @Nullable Domain dated(Frame frame, String kind, DateColumn dates) {
        if (dates.days().most() - dates.days().least() > frame.tabulated() && frame.tabulated() < dates.size()) {
            return null;
        }
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < dates.size(); row++) {
            int day = dates.day(row);
            if (day != DateColumn.MISSING) {
                first = Math.min(first, day);
                last = Math.max(last, day);
            }
        }
        return first > last
                ? new Domain(frame, kind, null, 0, 1)
                : new Domain(frame, kind, dates.days(), first, last - first + 2);
    }
}
