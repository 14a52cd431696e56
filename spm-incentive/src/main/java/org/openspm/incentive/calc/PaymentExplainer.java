package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.payment.Balance;
import org.openspm.incentive.calc.payment.Paid;
import org.openspm.incentive.calc.payment.PaymentLine;
import org.openspm.incentive.calc.plan.PayRule;

/** Tells what a pay rule did in a period: its lines with the figures they rest on, what it carries and what still waits. */
final class PaymentExplainer {
    private final VersionRun run;
    private final int payee;
    private final int slot;
    private final PaymentResult result;
    private final Paid paid;

    PaymentExplainer(VersionRun run, int payee, int slot, PaymentResult result, Paid paid) {
        this.run = run;
        this.payee = payee;
        this.slot = slot;
        this.result = result;
        this.paid = paid;
    }

    Explanation explain() {
        var children = new ArrayList<Explanation>();
        var total = BigDecimal.ZERO;
        for (var line : paid.lines()) {
            children.add(line(line));
            total = total.add(line.amount());
        }
        children.addAll(new FormulaSteps(run, payee, slot).of(paid.rule().expressions().stream()));
        if (paid.balance() != null) {
            children.add(balance());
        }
        return money(
                Step.PAYMENT,
                List.of(
                        run.plan().snapshot().roster().name(run.plan().payees().node(payee)),
                        paid.rule().name(),
                        run.plan().slots().period(slot).code()),
                total,
                false,
                PaymentLine.NO_ROW,
                children);
    }

    private Explanation line(PaymentLine line) {
        var below = new ArrayList<Explanation>();
        var figures = line.figures().stream().map(Explainer::plain).toList();
        below.add(money(Step.valueOf(line.cause().name()), figures, null, false, PaymentLine.NO_ROW, List.of()));
        below.addAll(leave());
        if (line.row() != PaymentLine.NO_ROW) {
            below.add(transaction(line.row()));
        }
        return money(Step.LINE, List.of(line.key()), line.amount(), true, line.row(), below);
    }

    private List<Explanation> leave() {
        var steps = new LeaveSteps(run, payee, slot);
        int planLine = paid.rule().at().line();
        return switch (paid.rule()) {
            case PayRule.Draw draw -> steps.of(draw.term(), draw.expressions(), planLine);
            case PayRule.Guarantee guarantee -> steps.of(guarantee.term(), guarantee.expressions(), planLine);
            default -> List.of();
        };
    }

    private Explanation transaction(int row) {
        return CreditSteps.transaction(run.plan().snapshot(), row);
    }

    private Explanation balance() {
        var balance = java.util.Objects.requireNonNull(paid.balance());
        var waiting = paid.waiting().stream()
                .map(one -> money(
                        Step.WAITING,
                        List.of(
                                one.what(),
                                one.row() < 0
                                        ? "–"
                                        : run.plan().snapshot().transactions().code(one.row())),
                        one.amount(),
                        true,
                        one.row(),
                        List.of()))
                .toList();
        var below = new ArrayList<Explanation>(waiting);
        if (balance.converted() instanceof Balance.Converted converted) {
            below.addFirst(converted(converted, balance.opening()));
        }
        return money(
                Step.BALANCE,
                List.of(
                        balance.kind().name().toLowerCase(Locale.ROOT),
                        Explainer.plain(balance.opening()),
                        Explainer.plain(balance.movement())),
                balance.closing(),
                false,
                PaymentLine.NO_ROW,
                below);
    }

    private Explanation converted(Balance.Converted converted, BigDecimal opening) {
        var by = converted.by();
        return money(
                Step.CONVERTED,
                List.of(
                        by.from().code(),
                        by.to().code(),
                        Explainer.plain(converted.amount()),
                        Explainer.plain(by.rate()),
                        by.day().toString()),
                opening,
                false,
                PaymentLine.NO_ROW,
                List.of());
    }

    private Explanation money(
            Step step,
            List<String> arguments,
            @Nullable BigDecimal amount,
            boolean adds,
            int row,
            List<Explanation> children) {
        return new Explanation(
                step,
                arguments,
                amount,
                result.currency(),
                adds,
                row,
                paid.rule().at().line(),
                children);
    }
}
