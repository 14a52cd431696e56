package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people are owed in a {@link CompanyLife}, kept beside the product and calculated by hand: it knows the acts, not the
 * tables, and shares no code with the engine.
 */
final class LifeModel {
    private static final BigDecimal TIER = new BigDecimal("5000");

    private final Map<String, Deal> deals = new TreeMap<>();
    private final Map<String, Stay> stays = new TreeMap<>();
    private final TreeMap<LocalDate, Integer> rates = new TreeMap<>();
    private int lastRate;

    /** @param partner who has a share of it, by a stated split */
    record Deal(
            String code,
            LocalDate day,
            BigDecimal amount,
            String seller,
            @Nullable String partner,
            BigDecimal share) {
        Deal of(BigDecimal other) {
            return new Deal(code, day, other, seller, partner, share);
        }

        Deal by(String other) {
            return new Deal(code, day, amount, other, partner, share);
        }

        Deal split(@Nullable String with, BigDecimal part) {
            return new Deal(code, day, amount, seller, with, part);
        }

        boolean isTied() {
            return partner != null
                    && amount.multiply(share).remainder(new BigDecimal("0.01")).compareTo(new BigDecimal("0.005")) == 0;
        }
    }

    /** The days in the plan; the last one is not included. */
    private record Stay(LocalDate from, @Nullable LocalDate end) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && (end == null || day.isBefore(end));
        }

        boolean touches(LocalDate first, LocalDate next) {
            return from.isBefore(next) && (end == null || end.isAfter(first));
        }
    }

    void book(Deal deal) {
        deals.put(deal.code(), deal);
    }

    void stays(String person, LocalDate from, @Nullable LocalDate end) {
        stays.put(person, new Stay(from, end));
    }

    /** The same words as the newest version's change nothing, whatever day they are said for. */
    void rate(LocalDate from, int percent) {
        if (percent != lastRate) {
            rates.put(from, percent);
            lastRate = percent;
        }
    }

    List<Deal> deals() {
        return List.copyOf(deals.values());
    }

    List<String> people() {
        return List.copyOf(stays.keySet());
    }

    /** As {@code person quarter component} → amount, without zeros. */
    Map<String, BigDecimal> earnings(List<LocalDate> quarters) {
        var earnings = new TreeMap<String, BigDecimal>();
        for (var person : stays.entrySet()) {
            var before = BigDecimal.ZERO;
            for (int quarter = 0; quarter + 1 < quarters.size(); quarter++) {
                var first = quarters.get(quarter);
                var next = quarters.get(quarter + 1);
                var commission = BigDecimal.ZERO;
                var toDate = before;
                for (var deal : deals.values()) {
                    if (!deal.day().isBefore(first)
                            && deal.day().isBefore(next)
                            && person.getValue().has(deal.day())) {
                        var credit = credit(deal, person.getKey());
                        var rate =
                                BigDecimal.valueOf(rates.floorEntry(deal.day()).getValue(), 2);
                        commission = commission.add(cents(credit.multiply(rate)));
                        toDate = toDate.add(credit);
                    }
                }
                if (person.getValue().touches(first, next)) {
                    put(earnings, person.getKey() + " " + (quarter + 1) + " Commission", commission);
                    put(
                            earnings,
                            person.getKey() + " " + (quarter + 1) + " Bonus",
                            below(toDate)
                                    .subtract(below(before))
                                    .add(above(toDate).subtract(above(before))));
                }
                before = toDate;
            }
        }
        return earnings;
    }

    /** Cents; half a cent goes to whose code is first. */
    private static BigDecimal credit(Deal deal, String person) {
        if (deal.partner() == null) {
            return person.equals(deal.seller()) ? deal.amount() : BigDecimal.ZERO;
        }
        var exact = deal.amount().multiply(deal.share());
        var first = deal.partner().compareTo(deal.seller()) < 0;
        var partners = exact.setScale(2, first ? RoundingMode.HALF_UP : RoundingMode.HALF_DOWN);
        return person.equals(deal.partner())
                ? partners
                : person.equals(deal.seller()) ? deal.amount().subtract(partners) : BigDecimal.ZERO;
    }

    private static BigDecimal below(BigDecimal toDate) {
        return cents(toDate.min(TIER).multiply(new BigDecimal("0.01")));
    }

    private static BigDecimal above(BigDecimal toDate) {
        return cents(toDate.subtract(TIER).max(BigDecimal.ZERO).multiply(new BigDecimal("0.04")));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static void put(Map<String, BigDecimal> earnings, String key, BigDecimal amount) {
        if (amount.signum() != 0) {
            earnings.put(key, amount);
        }
    }
}
