package org.openspm.incentive.calc;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Roster;

/** Persons and seats in one row of numbers, persons first, with the order of their codes for everything that needs one. */
final class Payees {
    static final int NONE = -1;

    private final Roster roster;
    private final int persons;
    private final int[] ranks;
    private final int[] byRank;

    Payees(Roster roster) {
        this.roster = roster;
        this.persons = roster.persons().size();
        this.byRank = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.<Integer, String>comparing(this::code).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.ranks = new int[size()];
        for (int rank = 0; rank < byRank.length; rank++) {
            ranks[byRank[rank]] = rank;
        }
    }

    int size() {
        return persons + roster.seats().size();
    }

    int persons() {
        return persons;
    }

    boolean isPerson(int payee) {
        return payee < persons;
    }

    int of(int node) {
        return node >= 0 ? node : persons + ~node;
    }

    int node(int payee) {
        return payee < persons ? payee : Node.seat(payee - persons);
    }

    String code(int payee) {
        return roster.code(node(payee));
    }

    /** Place in the order of codes. */
    int rank(int payee) {
        return ranks[payee];
    }

    /** The payee at a place in the order of codes. */
    int atRank(int rank) {
        return byRank[rank];
    }
}
