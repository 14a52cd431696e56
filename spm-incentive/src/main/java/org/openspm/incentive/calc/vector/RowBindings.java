package org.openspm.incentive.calc.vector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Bindings;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.input.DateColumn;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.KeyColumn;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Table;
import org.openspm.incentive.calc.input.TextColumn;
import org.openspm.incentive.calc.plan.CreditRule;

/** The fields of one transaction, its account and product, and of one credit it gave, as plain values. */
public final class RowBindings implements Bindings {
    private static final String PARENT = "parent";
    private final Frame frame;
    private final Snapshot snapshot;
    private final Table transactions;
    private int row;
    private long amount;
    private int allocation;

    public RowBindings(Frame frame) {
        this.frame = frame;
        this.snapshot = frame.snapshot();
        this.transactions = snapshot.transactions().fields();
    }

    public RowBindings at(int newRow) {
        row = newRow;
        return this;
    }

    /** The credit whose fields are meant besides those of its transaction. */
    public RowBindings credit(long scaledAmount, int ofAllocation) {
        amount = scaledAmount;
        allocation = ofAllocation;
        return this;
    }

    @Override
    public @Nullable Object valueOf(Expression.Reference reference) {
        return switch (reference.scope()) {
            case TRANSACTION -> ofTransaction(reference.name(), row);
            case ACCOUNT -> ofAccount(reference.name(), linked(Fields.ACCOUNT));
            case PRODUCT -> ofProduct(reference.name(), linked(Fields.PRODUCT));
            case CREDIT -> ofCredit(reference.name());
            default -> throw new IllegalStateException(reference.written() + " is not known for single transactions");
        };
    }

    @Nullable
    Object ofTransaction(String name, int at) {
        return switch (name) {
            case Fields.SELLER, Fields.OVERLAY -> person(linked(name));
            case Fields.TERRITORY -> territory(linked(name));
            case Fields.LINE_NO -> BigDecimal.valueOf(snapshot.transactions().line(at));
            case Fields.CODE -> snapshot.transactions().code(at);
            default -> value(transactions, name, at);
        };
    }

    @Nullable
    Object ofAccount(String name, int account) {
        if (account == LinkColumn.NONE) {
            return null;
        }
        return name.equals(PARENT)
                ? ofAccount(Fields.CODE, snapshot.accounts().parent(account))
                : value(snapshot.accounts().fields(), name, account);
    }

    @Nullable
    Object ofProduct(String name, int product) {
        return product == LinkColumn.NONE ? null : value(snapshot.products(), name, product);
    }

    @Nullable
    Object person(int number) {
        return number == LinkColumn.NONE
                ? null
                : snapshot.roster().persons().get(number).code();
    }

    @Nullable
    Object territory(int number) {
        return number == LinkColumn.NONE ? null : snapshot.territories().codes().get(number);
    }

    private Object ofCredit(String name) {
        return switch (name) {
            case "amount" -> BigDecimal.valueOf(amount, NumberColumn.SCALE);
            case "share" -> share();
            case "role" -> frame.roles().get(allocation);
            case "rule" -> frame.ruleName();
            default -> throw new IllegalStateException("A credit has no field " + name);
        };
    }

    /** Credited part ÷ what the rule credits of the transaction to all, to 34 digits; 1 where it credits nothing. */
    private BigDecimal share() {
        var whole = whole();
        return whole.signum() == 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(amount, NumberColumn.SCALE).divide(whole, Evaluator.QUOTIENT);
    }

    /** What the rule credits of the transaction to all together, in the transaction's currency. */
    public BigDecimal whole() {
        CreditRule rule = Objects.requireNonNull(frame.rule());
        var whole = Evaluator.number(rule.amount(), this);
        if (rule.cap() != null) {
            var most = Evaluator.number(rule.cap(), this).abs();
            whole = whole.min(most).max(most.negate());
        }
        return whole.setScale(NumberColumn.SCALE, RoundingMode.HALF_UP);
    }

    private int linked(String field) {
        return transactions.links(field) instanceof LinkColumn links ? links.get(row) : LinkColumn.NONE;
    }

    private static @Nullable Object value(Table table, String name, int at) {
        return switch (table.column(name)) {
            case NumberColumn numbers -> numbers.get(at);
            case TextColumn texts -> texts.get(at);
            case DateColumn dates -> dates.get(at);
            case KeyColumn keys -> keys.get(at).isEmpty() ? null : keys.get(at);
            case LinkColumn links -> links.get(at) == LinkColumn.NONE ? null : BigDecimal.valueOf(links.get(at));
            case null -> null;
        };
    }
}
