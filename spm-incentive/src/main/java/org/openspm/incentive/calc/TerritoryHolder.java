package org.openspm.incentive.calc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Territories;
import org.openspm.incentive.calc.input.Timeline;
import org.openspm.incentive.calc.vector.RowBatch;

/** The holders of the territory given on the transaction or, when absent, found by the rules for its place. */
final class TerritoryHolder implements HolderLookup {
    private final @Nullable LinkColumn territories;
    private final Snapshot snapshot;
    private final List<Timeline> holders;
    private final Payees payees;
    private final DatedHolders resolved;
    private final Map<Place, Integer> places;

    private record Place(
            @Nullable String country,
            @Nullable String state,
            @Nullable String postalCode) {}

    TerritoryHolder(Snapshot snapshot, List<Timeline> holders, Payees payees, Slots slots) {
        this.territories = snapshot.transactions().fields().links(Fields.TERRITORY);
        this.snapshot = snapshot;
        this.holders = holders;
        this.payees = payees;
        this.places = new ConcurrentHashMap<>();
        this.resolved = new DatedHolders(snapshot.territories().codes().size(), slots, this::holder);
    }

    private TerritoryHolder(TerritoryHolder known, Snapshot next) {
        this.territories = next.transactions().fields().links(Fields.TERRITORY);
        this.snapshot = next;
        this.holders = known.holders;
        this.payees = known.payees;
        this.places = known.places;
        this.resolved = known.resolved;
    }

    @Override
    public HolderLookup over(Snapshot next) {
        return new TerritoryHolder(this, next);
    }

    @Override
    public void find(int row, int day, Found found) {
        int territory = territory(territories == null ? Territories.NONE : territories.get(row), row);
        if (territory == Territories.NONE) {
            return;
        }
        for (var timeline : holders) {
            for (int entry = timeline.first(territory); entry < timeline.first(territory + 1); entry++) {
                if (timeline.from(entry) <= day && day < timeline.to(entry)) {
                    found.add(payees.of(timeline.value(entry)));
                }
            }
        }
    }

    @Override
    public void findAll(RowBatch batch, int[] days, int[] found) {
        int size = batch.size();
        if (territories == null) {
            java.util.Arrays.fill(found, 0, size, Territories.NONE);
        } else {
            batch.read(territories.rows(), found);
        }
        for (int i = 0; i < size; i++) {
            found[i] = territory(found[i], batch.rows()[i]);
        }
        var aside = batch.takeInts();
        resolved.resolve(found, days, size, aside);
        batch.give(aside);
    }

    private int holder(int territory, int day, Bounds bounds) {
        int only = Payees.NONE;
        for (var timeline : holders) {
            for (int entry = timeline.first(territory); entry < timeline.first(territory + 1); entry++) {
                if (bounds.holds(timeline, entry, day)) {
                    int payee = payees.of(timeline.value(entry));
                    if (only != Payees.NONE && only != payee) {
                        return ASK;
                    }
                    only = payee;
                }
            }
        }
        return only;
    }

    private int territory(int given, int row) {
        return given == Territories.NONE ? byPlace(row) : given;
    }

    private int byPlace(int row) {
        var fields = snapshot.transactions().fields();
        var country = fields.text(Fields.COUNTRY, row);
        if (country != null) {
            return byPlace(new Place(country, fields.text(Fields.STATE, row), fields.text(Fields.POSTAL_CODE, row)));
        }
        int account = fields.links(Fields.ACCOUNT) instanceof LinkColumn accounts ? accounts.get(row) : LinkColumn.NONE;
        if (account == LinkColumn.NONE) {
            return Territories.NONE;
        }
        var of = snapshot.accounts().fields();
        return byPlace(new Place(
                of.text(Fields.COUNTRY, account),
                of.text(Fields.STATE, account),
                of.text(Fields.POSTAL_CODE, account)));
    }

    /** Few places, many transactions: the rules are tried once per place. */
    private int byPlace(Place place) {
        return places.computeIfAbsent(
                place, _ -> snapshot.territories().of(place.country(), place.state(), place.postalCode()));
    }
}
