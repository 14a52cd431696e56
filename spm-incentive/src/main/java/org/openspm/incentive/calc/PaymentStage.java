package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.payment.DealEvents;
import org.openspm.incentive.calc.payment.PayeePayments;
import org.openspm.incentive.calc.plan.Plan;

/**
 * Turns what is earned under one plan into what is paid: for each payee the periods in their order, from the first one the
 * plan was ever in force, whatever was calculated or paid before. So the same inputs carry the same balances.
 */
final class PaymentStage {
    private static final int PAYEES_AT_A_TIME = 16;

    private final List<PayeePeriod.Cell> cells = new ArrayList<>();
    private final DealEvents deals;
    private final String plan;
    private final int persons;

    private PaymentStage(List<VersionRun> versions, DealEvents deals) {
        this.plan = versions.getFirst().plan().plan().code();
        this.persons = versions.getFirst().plan().payees().persons();
        this.deals = deals;
        for (var version : versions) {
            version.openPayments();
            var shares = new DealShares(version);
            var slots = version.plan().slots();
            for (int slot = 0; slot < slots.count(); slot++) {
                if (slots.paid(slot)) {
                    cells.add(new PayeePeriod.Cell(version, slot, 0, deals, shares));
                }
            }
        }
        cells.sort(Comparator.comparingInt(cell -> day(cell)));
        for (int number = 0; number < cells.size(); number++) {
            var cell = cells.get(number);
            cells.set(number, new PayeePeriod.Cell(cell.run(), cell.slot(), number, deals, cell.shares()));
        }
    }

    private static int day(PayeePeriod.Cell cell) {
        return cell.run().plan().slots().period(cell.slot()).startDay();
    }

    /** One stage for each plan that has pay rules. */
    static List<PaymentStage> of(Collection<VersionRun> runs) {
        return of(runs, new HashMap<>());
    }

    /** @param known events by plan, of the same transactions, kept from one use to the next */
    static List<PaymentStage> of(Collection<VersionRun> runs, Map<String, DealEvents> known) {
        var byPlan = new LinkedHashMap<String, List<VersionRun>>();
        for (var run : runs) {
            byPlan.computeIfAbsent(run.plan().plan().code(), _ -> new ArrayList<>())
                    .add(run);
        }
        return byPlan.values().stream()
                .filter(versions -> versions.stream()
                        .anyMatch(version -> !version.plan().plan().payments().isEmpty()))
                .map(versions -> {
                    var plan = versions.getFirst().plan();
                    return new PaymentStage(
                            versions,
                            known.computeIfAbsent(
                                    plan.plan().code(),
                                    _ -> new DealEvents(plan.snapshot().transactions(), linkedKinds(plans(versions)))));
                })
                .toList();
    }

    /** The code of the plan. */
    String plan() {
        return plan;
    }

    /** Kinds of event that belong to deals: those that rules wait for, and returns, which change what is held of a deal. */
    private static Set<String> linkedKinds(Collection<Plan> plans) {
        var kinds = new TreeSet<String>();
        kinds.add("return");
        plans.forEach(plan -> kinds.addAll(plan.paymentEvents()));
        return kinds;
    }

    private static List<Plan> plans(List<VersionRun> versions) {
        return versions.stream().map(version -> version.plan().plan()).toList();
    }

    /** Marks the events that rules look at as used, so that nobody is asked to credit them. */
    void mark(CreditedRows used) {
        var kinds = cells.stream()
                .flatMap(cell -> cell.run().plan().plan().paymentEvents().stream())
                .collect(Collectors.toSet());
        deals.linked().filter(row -> kinds.contains(deals.kind(row))).forEach(used::mark);
    }

    /** Pays everybody. */
    void pay(Workers workers) {
        var next = new AtomicInteger();
        workers.each(() -> {
            for (int from = next.getAndAdd(PAYEES_AT_A_TIME); from < persons; from = next.getAndAdd(PAYEES_AT_A_TIME)) {
                workers.reached(Progress.Stage.EARN, from, persons);
                for (int payee = from; payee < Math.min(persons, from + PAYEES_AT_A_TIME); payee++) {
                    pay(payee);
                }
            }
            return persons;
        });
    }

    /** Pays some persons again, and nobody else. */
    void pay(BitSet payees, Workers workers) {
        var open = payees.stream().filter(payee -> payee < persons).toArray();
        var next = new AtomicInteger();
        workers.each(() -> {
            for (int at = next.getAndIncrement(); at < open.length; at = next.getAndIncrement()) {
                pay(open[at]);
            }
            return open.length;
        });
    }

    /** Pays one person, whatever was paid before. */
    void pay(int payee) {
        cells.forEach(cell -> cell.run().paid(payee, cell.slot(), null));
        var payments = new PayeePayments();
        int place = 0;
        @Nullable Currency before = null;
        for (var cell : cells) {
            place += cell.isMember(payee) ? 1 : 0;
            if (place == 0 || !(cell.isMember(payee) || payments.isOpen())) {
                continue;
            }
            var period = new PayeePeriod(cell, payee, place);
            var currency = period.currency().currency();
            if (before != null && !before.equals(currency) && payments.remembers()) {
                payments.convert(new CurrencyChange(cell, payee, before, currency).exchange(), period);
            }
            before = currency;
            var paid = payments.pay(period, cell.run().plan().plan().payments());
            if (!paid.isEmpty()) {
                cell.run().paid(payee, cell.slot(), new PaymentResult(paid, currency));
            }
        }
    }
}
