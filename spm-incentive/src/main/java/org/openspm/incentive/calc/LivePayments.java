package org.openspm.incentive.calc;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openspm.incentive.calc.input.Transactions;
import org.openspm.incentive.calc.payment.DealEvents;

/** What is paid under the plans of a live calculation, kept up to date for those whom a change concerns. */
final class LivePayments {
    private final Workers workers;
    private Map<String, DealEvents> events = new HashMap<>();
    private List<PaymentStage> stages = List.of();

    LivePayments(Workers workers) {
        this.workers = workers;
    }

    /** Pays everybody under these versions. */
    void everybody(List<LiveVersion> versions) {
        events = new HashMap<>();
        open(versions);
        stages.forEach(stage -> stage.pay(workers));
    }

    /**
     * Takes in that some transactions are gone and others came; returns by plan the rows of the deals that they belong to. A
     * payment may concern a deal without being credited to anybody.
     */
    Map<String, BitSet> follow(Transactions next, int[] gone, int[] added) {
        var deals = new HashMap<String, BitSet>();
        events.forEach((plan, known) -> {
            var rows = new BitSet();
            known.follow(next, gone, added).forEach(rows::set);
            deals.put(plan, rows);
        });
        return deals;
    }

    /** The plans with pay rules, when no transaction came or went. */
    Map<String, BitSet> nothingNew() {
        var none = new HashMap<String, BitSet>();
        events.keySet().forEach(plan -> none.put(plan, new BitSet()));
        return none;
    }

    /**
     * Pays some persons again.
     *
     * @param concerned by plan, persons and seats
     */
    void some(List<LiveVersion> versions, Map<String, BitSet> concerned) {
        open(versions);
        stages.forEach(stage -> stage.pay(concerned.getOrDefault(stage.plan(), new BitSet()), workers));
    }

    /** Marks the events that rules look at as used. */
    void mark(CreditedRows used) {
        stages.forEach(stage -> stage.mark(used));
    }

    private void open(List<LiveVersion> versions) {
        stages = PaymentStage.of(versions.stream().map(LiveVersion::run).toList(), events);
    }
}
