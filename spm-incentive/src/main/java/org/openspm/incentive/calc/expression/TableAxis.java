package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.util.List;

/**
 * One dimension of a table.
 *
 * @param places borders or points, strictly ascending or strictly descending; empty for words
 * @param words the texts of a {@link Kind#OF} axis
 * @param ownBorder whether a value exactly on a border belongs to the band that names it
 */
public record TableAxis(
        String name,
        Kind kind,
        Unit unit,
        List<BigDecimal> places,
        List<String> words,
        boolean ownBorder,
        Chart.Beyond before,
        Chart.Beyond after) {

    /** What the places of an axis are. */
    public enum Kind {
        /** Lower ends of bands; the last band has no end. */
        FROM,
        /** Upper ends of bands; the first band has no beginning. */
        TO,
        /** Points between which values are interpolated. */
        AT,
        /** Words. */
        OF
    }

    public TableAxis {
        places = List.copyOf(places);
        words = List.copyOf(words);
    }

    int size() {
        return kind == Kind.OF ? words.size() : places.size();
    }

    /** Which two cells count at a place and how much: {@code low × (run − step) ÷ run + high × step ÷ run}. */
    record Spot(int low, int high, BigDecimal step, BigDecimal run) {
        static Spot on(int cell) {
            return new Spot(cell, cell, BigDecimal.ZERO, BigDecimal.ONE);
        }
    }

    /** What lies outside of the axis: nothing, or a refusal. */
    enum Outside {
        ZERO,
        REFUSE
    }

    /** A {@link Spot}, or an {@link Outside}. */
    Object find(Object place) {
        return switch (kind) {
            case OF -> word((String) place);
            case FROM -> from((BigDecimal) place);
            case TO -> to((BigDecimal) place);
            case AT -> at((BigDecimal) place);
        };
    }

    private Object word(String word) {
        int found = words.indexOf(word);
        return found < 0 ? outside(after) : Spot.on(found);
    }

    private Object from(BigDecimal value) {
        int cell = -1;
        while (cell + 1 < places.size() && order(value, places.get(cell + 1)) >= (ownBorder ? 0 : 1)) {
            cell++;
        }
        return cell < 0 ? before == Chart.Beyond.HOLD ? Spot.on(0) : outside(before) : Spot.on(cell);
    }

    private Object to(BigDecimal value) {
        int cell = 0;
        while (cell < places.size() && order(value, places.get(cell)) >= (ownBorder ? 1 : 0)) {
            cell++;
        }
        if (cell < places.size()) {
            return Spot.on(cell);
        }
        return after == Chart.Beyond.HOLD ? Spot.on(cell - 1) : outside(after);
    }

    private Object at(BigDecimal value) {
        int last = places.size() - 1;
        boolean isBefore = order(value, places.getFirst()) < 0;
        boolean isAfter = order(value, places.getLast()) > 0;
        var beyond = isBefore ? before : after;
        if ((isBefore || isAfter) && beyond != Chart.Beyond.EXTEND) {
            return beyond == Chart.Beyond.HOLD ? Spot.on(isBefore ? 0 : last) : outside(beyond);
        }
        int low = 0;
        while (low < last - 1 && order(value, places.get(low + 1)) >= 0) {
            low++;
        }
        return last == 0
                ? Spot.on(0)
                : new Spot(
                        low,
                        low + 1,
                        value.subtract(places.get(low)),
                        places.get(low + 1).subtract(places.get(low)));
    }

    private static Outside outside(Chart.Beyond beyond) {
        return beyond == Chart.Beyond.ZERO ? Outside.ZERO : Outside.REFUSE;
    }

    private int order(BigDecimal one, BigDecimal other) {
        boolean descends = places.size() > 1 && places.get(0).compareTo(places.get(1)) > 0;
        return descends ? other.compareTo(one) : one.compareTo(other);
    }
}
