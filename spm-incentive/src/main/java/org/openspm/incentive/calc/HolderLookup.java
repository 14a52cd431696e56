package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Table;
import org.openspm.incentive.calc.input.Territories;
import org.openspm.incentive.calc.input.Timeline;
import org.openspm.incentive.calc.plan.Allocation;

/** Finds the people or seats that an allocation names for a transaction on a day. */
sealed interface HolderLookup {

    /** Stands for a row that only {@link #find} can answer: several holders, or a search further up. */
    int ASK = Node.NONE + 1;

    /** Appends the nodes found, each once, to {@code found}. */
    void find(int row, int day, Found found);

    /**
     * The one node found for each row of a batch, {@link Node#NONE} or {@link #ASK}: the quick way for the usual case, in a
     * loop so tight that the processor waits for several look-ups at once.
     */
    default void findAll(int[] rows, int[] days, int count, int[] nodes) {
        Arrays.fill(nodes, 0, count, ASK);
    }

    static HolderLookup of(Allocation allocation, Snapshot snapshot) {
        var fields = snapshot.transactions().fields();
        return switch (allocation.recipient()) {
            case SELLER -> new Named(fields.links(Fields.SELLER));
            case OVERLAY -> new Named(fields.links(Fields.OVERLAY));
            case ACCOUNT_OWNER ->
                new AccountOwner(
                        fields.links(Fields.ACCOUNT),
                        snapshot,
                        inRole(snapshot.accounts().owners(), allocation.role()));
            case TERRITORY_HOLDER ->
                new TerritoryHolder(
                        fields.links(Fields.TERRITORY),
                        snapshot,
                        inRole(snapshot.territories().holders(), allocation.role()));
            case SPLITS -> throw new IllegalArgumentException("Agreed splits carry their own shares");
        };
    }

    private static List<Timeline> inRole(Map<String, Timeline> byRole, @Nullable String role) {
        if (role == null) {
            return List.copyOf(byRole.values());
        }
        var timeline = byRole.get(role);
        return timeline == null ? List.of() : List.of(timeline);
    }

    /** Nodes found for one transaction, kept and reused by one thread. */
    final class Found {
        private int[] nodes = new int[8];
        private int size;

        void clear() {
            size = 0;
        }

        int size() {
            return size;
        }

        int node(int index) {
            return nodes[index];
        }

        void add(int node) {
            for (int i = 0; i < size; i++) {
                if (nodes[i] == node) {
                    return;
                }
            }
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
            }
            nodes[size++] = node;
        }
    }

    /** A person named on the transaction. */
    record Named(@Nullable LinkColumn persons) implements HolderLookup {
        @Override
        public void find(int row, int day, Found found) {
            int person = persons == null ? LinkColumn.NONE : persons.get(row);
            if (person != LinkColumn.NONE) {
                found.add(person);
            }
        }

        @Override
        public void findAll(int[] rows, int[] days, int count, int[] nodes) {
            if (persons == null) {
                Arrays.fill(nodes, 0, count, Node.NONE);
                return;
            }
            persons.rows().gather(rows, count, nodes);
            for (int i = 0; i < count; i++) {
                nodes[i] = nodes[i] == LinkColumn.NONE ? Node.NONE : Node.person(nodes[i]);
            }
        }
    }

    /** The owner of the transaction's account or, without one, of the account it belongs to, and so on upwards. */
    record AccountOwner(@Nullable LinkColumn accounts, Snapshot snapshot, List<Timeline> owners)
            implements HolderLookup {
        private static final int DEEPEST = 64;

        @Override
        public void find(int row, int day, Found found) {
            int account = accounts == null ? LinkColumn.NONE : accounts.get(row);
            for (int level = 0; account != LinkColumn.NONE && level < DEEPEST; level++) {
                for (var timeline : owners) {
                    int node = timeline.at(account, day);
                    if (node != Timeline.NONE) {
                        found.add(node);
                    }
                }
                if (found.size() > 0) {
                    return;
                }
                account = snapshot.accounts().parent(account);
            }
        }

        @Override
        public void findAll(int[] rows, int[] days, int count, int[] nodes) {
            if (accounts == null || owners.size() != 1) {
                HolderLookup.super.findAll(rows, days, count, nodes);
                return;
            }
            var timeline = owners.getFirst();
            accounts.rows().gather(rows, count, nodes);
            for (int i = 0; i < count; i++) {
                int node = nodes[i] == LinkColumn.NONE ? Timeline.NONE : timeline.at(nodes[i], days[i]);
                nodes[i] = node == Timeline.NONE ? ASK : node;
            }
        }
    }

    /** The holders of the territory given on the transaction or, when absent, found by the rules for its place. */
    final class TerritoryHolder implements HolderLookup {
        private final @Nullable LinkColumn territories;
        private final Snapshot snapshot;
        private final List<Timeline> holders;

        TerritoryHolder(@Nullable LinkColumn territories, Snapshot snapshot, List<Timeline> holders) {
            this.territories = territories;
            this.snapshot = snapshot;
            this.holders = new ArrayList<>(holders);
        }

        @Override
        public void find(int row, int day, Found found) {
            int territory = territories == null ? Territories.NONE : territories.get(row);
            if (territory == Territories.NONE) {
                territory = byPlace(row);
            }
            if (territory == Territories.NONE) {
                return;
            }
            for (var timeline : holders) {
                for (int entry = timeline.first(territory); entry < timeline.first(territory + 1); entry++) {
                    if (timeline.from(entry) <= day && day < timeline.to(entry)) {
                        found.add(timeline.value(entry));
                    }
                }
            }
        }

        private int byPlace(int row) {
            var fields = snapshot.transactions().fields();
            var country = fields.text(Fields.COUNTRY, row);
            if (country != null) {
                return snapshot.territories()
                        .of(country, fields.text(Fields.STATE, row), fields.text(Fields.POSTAL_CODE, row));
            }
            int account =
                    fields.links(Fields.ACCOUNT) instanceof LinkColumn accounts ? accounts.get(row) : LinkColumn.NONE;
            return account == LinkColumn.NONE
                    ? Territories.NONE
                    : byAccount(snapshot.accounts().fields(), account);
        }

        private int byAccount(Table accounts, int account) {
            return snapshot.territories()
                    .of(
                            accounts.text(Fields.COUNTRY, account),
                            accounts.text(Fields.STATE, account),
                            accounts.text(Fields.POSTAL_CODE, account));
        }
    }
}
