package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.openspm.incentive.calc.plan.PayRule;

/**
 * The payments of one payee under one plan, period after period. A rule is known by its name: a later version of the plan
 * changes its terms, and what the old terms hold or recover goes on by them. A rule that is gone takes in nothing new.
 */
public final class PayeePayments {
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    private final Map<Ledger, Balance.Converted> converted = new HashMap<>();

    /** Whether anything is carried. */
    public boolean isOpen() {
        return ledgers.values().stream().anyMatch(ledger -> ledger.open().signum() != 0);
    }

    /** Whether something would have to be said in another currency: what is carried, or earned and may be taken back. */
    public boolean remembers() {
        return ledgers.values().stream().anyMatch(Ledger::remembers);
    }

    /** Goes on in another currency from this period on. */
    public void convert(Exchange exchange, PaidPeriod period) {
        for (var ledger : ledgers.values()) {
            var amount = ledger.open();
            ledger.convert(exchange, period);
            if (amount.signum() != 0) {
                converted.put(ledger, new Balance.Converted(amount, exchange));
            }
        }
    }

    /** Applies the rules of the version in force to the next period. */
    public List<Paid> pay(PaidPeriod period, List<PayRule> rules) {
        var current = rules.stream().map(this::ledger).toList();
        var opening = new HashMap<Ledger, BigDecimal>();
        ledgers.values().forEach(ledger -> opening.put(ledger, ledger.open()));
        var flow = new Posting.Flow(period.earned(List.of()).stream()
                .map(PaidPeriod.Earned::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        var postings = new LinkedHashMap<Ledger, Posting>();
        for (var ledger : inOrder(current)) {
            var posting = new Posting(flow);
            postings.put(ledger, posting);
            apply(ledger, period, posting, current.contains(ledger));
        }
        var paid = new ArrayList<Paid>();
        postings.forEach((ledger, posting) -> {
            var kind = ledger.kind();
            var balance = kind == null
                    ? null
                    : new Balance(
                            kind,
                            ledger.waits(),
                            opening.getOrDefault(ledger, BigDecimal.ZERO),
                            ledger.open(),
                            converted.get(ledger));
            boolean shown = balance != null && !balance.isNothing();
            if (shown || !posting.lines().isEmpty()) {
                paid.add(new Paid(ledger.rule(), posting.lines(), shown ? balance : null, ledger.waiting()));
            }
        });
        converted.clear();
        return paid;
    }

    private void apply(Ledger ledger, PaidPeriod period, Posting posting, boolean inForce) {
        switch (ledger) {
            case ClawbackLedger clawback -> clawback.apply(period, posting, inForce, held().toList());
            case HeldLedger held -> {
                held.except(takenBack(period.deals()));
                held.apply(period, posting, inForce);
            }
            default -> ledger.apply(period, posting, inForce);
        }
    }

    private Stream<HeldLedger> held() {
        return ledgers.values().stream().filter(HeldLedger.class::isInstance).map(HeldLedger.class::cast);
    }

    private IntPredicate takenBack(DealEvents deals) {
        return row -> ledgers.values().stream()
                .anyMatch(ledger -> ledger instanceof ClawbackLedger clawback && clawback.isAbout(row, deals));
    }

    /** Rules in force and those that only go on, what is held first, then clawbacks, then the others. */
    private List<Ledger> inOrder(List<Ledger> current) {
        return Stream.concat(current.stream(), ledgers.values().stream().filter(ledger -> !current.contains(ledger)))
                .sorted(Comparator.comparingInt(PayeePayments::place))
                .toList();
    }

    private static int place(Ledger ledger) {
        return ledger instanceof HeldLedger ? 0 : ledger instanceof ClawbackLedger ? 1 : 2;
    }

    private Ledger ledger(PayRule rule) {
        var ledger = ledgers.computeIfAbsent(rule.word() + " " + rule.name(), _ -> opened(rule));
        switch (rule) {
            case PayRule.Draw draw when ledger instanceof DrawLedger known -> known.use(draw);
            case PayRule.Guarantee guarantee when ledger instanceof GuaranteeLedger known -> known.use(guarantee);
            case PayRule.Negative negative when ledger instanceof NegativeLedger known -> known.use(negative);
            case PayRule.Clawback clawback when ledger instanceof ClawbackLedger known -> known.use(clawback);
            default -> {
                if (ledger instanceof HeldLedger known) {
                    known.use(rule);
                } else if (ledger instanceof LimitLedger known) {
                    known.use(rule);
                }
            }
        }
        return ledger;
    }

    private static Ledger opened(PayRule rule) {
        return switch (rule) {
            case PayRule.Draw draw -> new DrawLedger(draw);
            case PayRule.Guarantee guarantee -> new GuaranteeLedger(guarantee);
            case PayRule.Minimum _, PayRule.Maximum _ -> new LimitLedger(rule);
            case PayRule.Negative negative -> new NegativeLedger(negative);
            case PayRule.Holdback _, PayRule.Instalments _ -> new HeldLedger(rule);
            case PayRule.Clawback clawback -> new ClawbackLedger(clawback);
        };
    }
}
