package org.openspm.incentive.calc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Timeline;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.vector.RowBatch;

/** Finds the people or seats that an allocation names for a transaction on a day. */
sealed interface HolderLookup permits HolderLookup.Named, HolderLookup.AccountOwner, TerritoryHolder {

    /** Stands for a row that only {@link #find} can answer: several holders, or a search further up. */
    int ASK = Payees.NONE - 1;

    /** Appends the payees found, each once, to {@code found}. */
    void find(int row, int day, Found found);

    /** The one payee found for each row of a batch, {@link Payees#NONE} or {@link #ASK}: the quick way for the usual case. */
    void findAll(RowBatch batch, int[] days, int[] found);

    /**
     * The same over other transactions of the same people, accounts and territories, with what it found out about these; null
     * when it has to be made anew.
     */
    @Nullable
    HolderLookup over(Snapshot next);

    static HolderLookup of(Allocation allocation, Snapshot snapshot, Payees payees, Slots slots) {
        var fields = snapshot.transactions().fields();
        return switch (allocation.recipient()) {
            case SELLER -> new Named(fields.links(Fields.SELLER));
            case OVERLAY -> new Named(fields.links(Fields.OVERLAY));
            case ACCOUNT_OWNER ->
                AccountOwner.of(snapshot, inRole(snapshot.accounts().owners(), allocation.role()), payees, slots);
            case TERRITORY_HOLDER ->
                new TerritoryHolder(
                        snapshot, inRole(snapshot.territories().holders(), allocation.role()), payees, slots);
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

    /** Payees found for one transaction, kept and reused by one thread. */
    final class Found {
        private int[] payees = new int[8];
        private int size;

        void clear() {
            size = 0;
        }

        int size() {
            return size;
        }

        int payee(int index) {
            return payees[index];
        }

        void add(int payee) {
            for (int i = 0; i < size; i++) {
                if (payees[i] == payee) {
                    return;
                }
            }
            if (size == payees.length) {
                payees = Arrays.copyOf(payees, size * 2);
            }
            payees[size++] = payee;
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
        public @Nullable HolderLookup over(Snapshot next) {
            return null;
        }

        @Override
        public void findAll(RowBatch batch, int[] days, int[] found) {
            // A person's number is its number as a payee, and no person is no payee.
            if (persons == null) {
                Arrays.fill(found, 0, batch.size(), Payees.NONE);
            } else {
                batch.read(persons.rows(), found);
            }
        }
    }

    /** The owner of the transaction's account or, without one, of the account it belongs to, and so on upwards. */
    record AccountOwner(
            @Nullable LinkColumn accounts,
            Snapshot snapshot,
            List<Timeline> owners,
            Payees payees,
            DatedHolders resolved)
            implements HolderLookup {
        private static final int DEEPEST = 64;

        static AccountOwner of(Snapshot snapshot, List<Timeline> owners, Payees payees, Slots slots) {
            var accounts = snapshot.transactions().fields().links(Fields.ACCOUNT);
            int count = accounts == null ? 0 : snapshot.accounts().fields().rows();
            return new AccountOwner(
                    accounts,
                    snapshot,
                    owners,
                    payees,
                    new DatedHolders(
                            count,
                            slots,
                            (account, day, bounds) -> owner(account, day, bounds, snapshot, owners, payees)));
        }

        @Override
        public void find(int row, int day, Found found) {
            int account = accounts == null ? LinkColumn.NONE : accounts.get(row);
            for (int level = 0; account != LinkColumn.NONE && level < DEEPEST; level++) {
                for (var timeline : owners) {
                    int node = timeline.at(account, day);
                    if (node != Timeline.NONE) {
                        found.add(payees.of(node));
                    }
                }
                if (found.size() > 0) {
                    return;
                }
                account = snapshot.accounts().parent(account);
            }
        }

        @Override
        public @Nullable HolderLookup over(Snapshot next) {
            return accounts == null
                    ? null
                    : new AccountOwner(
                            next.transactions().fields().links(Fields.ACCOUNT), next, owners, payees, resolved);
        }

        @Override
        public void findAll(RowBatch batch, int[] days, int[] found) {
            int size = batch.size();
            if (accounts == null) {
                Arrays.fill(found, 0, size, Payees.NONE);
                return;
            }
            batch.read(accounts.rows(), found);
            var aside = batch.takeInts();
            resolved.resolve(found, days, size, aside);
            batch.give(aside);
        }

        private static int owner(
                int account, int day, Bounds bounds, Snapshot snapshot, List<Timeline> owners, Payees payees) {
            int only = Payees.NONE;
            for (var timeline : owners) {
                int node = bounds.at(timeline, account, day);
                if (node != Timeline.NONE) {
                    int payee = payees.of(node);
                    if (only != Payees.NONE && only != payee) {
                        return ASK;
                    }
                    only = payee;
                }
            }
            return only == Payees.NONE && snapshot.accounts().parent(account) != LinkColumn.NONE ? ASK : only;
        }
    }
}
