package org.openspm.web.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quotas of seats and the rates and target incentives that pay for them. */
final class Targets {
    static final String NEW_BOOKINGS = "new_bookings";
    static final String RENEWALS = "renewals";
    static final String TEAM_BOOKINGS = "team_bookings";

    /** Share of a territory's business that a specialist is called in for, in percent of the sellers' quotas. */
    private static final int SPECIALIST_PERCENT = 4;

    private static final int ROUNDED_TO = 1000;

    private final Map<String, List<Seat>> below;
    private final List<Seat> seats;
    private final LocalDate start;
    private final List<Quarter> quarters;

    Targets(List<Seat> seats, LocalDate start, List<Quarter> quarters) {
        this.seats = seats;
        this.start = start;
        this.quarters = quarters;
        this.below = seats.stream().collect(Collectors.groupingBy(Seat::parent));
    }

    /** What a seat is to reach in a quarter, in whole units of its currency. */
    record Quota(String seat, Quarter quarter, String measure, long amount, String currency) {}

    /** A named value of a title or a seat, from a day on. */
    record Value(
            String name,
            String title,
            String seat,
            BigDecimal value,
            @Nullable String currency,
            LocalDate from,
            @Nullable LocalDate to) {}

    List<Quota> quotas() {
        var quotas = new ArrayList<Quota>();
        for (var quarter : quarters) {
            var amounts = new HashMap<String, Long>();
            seats.stream().filter(seat -> seat.parent().isEmpty()).forEach(seat -> amount(seat, quarter, amounts));
            for (var seat : seats) {
                var amount = amounts.getOrDefault(seat.code(), 0L);
                if (amount > 0) {
                    quotas.add(new Quota(seat.code(), quarter, measure(seat), amount, seat.currency()));
                }
            }
        }
        return quotas;
    }

    static String measure(Seat seat) {
        return switch (seat.role()) {
            case ACCOUNT_MANAGER -> RENEWALS;
            case EXECUTIVE, SENIOR_EXECUTIVE, SPECIALIST -> NEW_BOOKINGS;
            default -> TEAM_BOOKINGS;
        };
    }

    /** Leaders have a little less than the sum of their teams: what is over-assigned below covers who falls short. */
    private long amount(Seat seat, Quarter quarter, Map<String, Long> amounts) {
        var team = 0L;
        for (var report : below.getOrDefault(seat.code(), List.of())) {
            team += Fx.planned(amount(report, quarter, amounts), report.currency(), seat.currency());
        }
        var amount = seat.role().leads() ? rounded(team * overAssigned(seat.role()) / 100) : own(seat, quarter);
        amounts.put(seat.code(), amount);
        return amount;
    }

    private long own(Seat seat, Quarter quarter) {
        if (seat.since().isAfter(quarter.first())) {
            return 0;
        }
        var base = Fx.planned(yearlyThousands(seat) * 10L, "EUR", seat.currency());
        return rounded(base * season(quarter) * growth(quarter) / 400);
    }

    private static int yearlyThousands(Seat seat) {
        return switch (seat.role()) {
            case SENIOR_EXECUTIVE -> 1640;
            case EXECUTIVE -> 1180;
            case ACCOUNT_MANAGER -> 2100;
            case SPECIALIST -> 1400 * SPECIALIST_PERCENT * 8 / 100;
            default -> 0;
        };
    }

    private static int season(Quarter quarter) {
        return switch (quarter.number()) {
            case 1 -> 88;
            case 2 -> 100;
            case 3 -> 92;
            default -> 120;
        };
    }

    private int growth(Quarter quarter) {
        return quarter.year() == start.getYear() ? 100 : 106;
    }

    private static int overAssigned(Role role) {
        return switch (role) {
            case MANAGER -> 94;
            case DIRECTOR -> 97;
            default -> 98;
        };
    }

    private static long rounded(long amount) {
        return (amount + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
    }

    List<Value> values() {
        var values = new ArrayList<Value>();
        rate(values, "base_rate", Role.EXECUTIVE, "0.050", "0.052");
        rate(values, "base_rate", Role.SENIOR_EXECUTIVE, "0.045", "0.046");
        rate(values, "base_rate", Role.SPECIALIST, "0.110", "0.110");
        rate(values, "renewal_rate", Role.ACCOUNT_MANAGER, "0.022", "0.023");
        rate(values, "override_rate", Role.MANAGER, "0.0060", "0.0060");
        rate(values, "override_rate", Role.DIRECTOR, "0.0018", "0.0018");
        rate(values, "override_rate", Role.VICE_PRESIDENT, "0.0008", "0.0008");
        rate(values, "override_rate", Role.HEAD, "0.0004", "0.0004");
        seats.stream().filter(seat -> seat.role().paid()).forEach(seat -> values.add(targetIncentive(seat)));
        return values;
    }

    private void rate(List<Value> values, String name, Role role, String before, String after) {
        var change = LocalDate.of(start.getYear() + 1, 1, 1);
        if (before.equals(after)) {
            values.add(new Value(name, role.title(), "", new BigDecimal(before), null, start, null));
        } else {
            values.add(new Value(name, role.title(), "", new BigDecimal(before), null, start, change.minusDays(1)));
            values.add(new Value(name, role.title(), "", new BigDecimal(after), null, change, null));
        }
    }

    /** What a seat earns in an average quarter at 100 %, in its currency. */
    private Value targetIncentive(Seat seat) {
        var quarterly = BigDecimal.valueOf(
                switch (seat.role()) {
                    case HEAD -> 52_000;
                    case VICE_PRESIDENT -> 30_000;
                    case DIRECTOR -> 20_000;
                    case MANAGER -> 14_000;
                    case SENIOR_EXECUTIVE -> 18_500;
                    case EXECUTIVE -> 14_800;
                    case ACCOUNT_MANAGER -> 11_600;
                    default -> 9_000;
                });
        var local = BigDecimal.valueOf(Fx.planned(quarterly.longValueExact(), "EUR", seat.currency()))
                .setScale(-2, RoundingMode.HALF_UP)
                .setScale(2);
        return new Value("target_incentive", "", seat.code(), local, seat.currency(), start, null);
    }

    static Optional<Quota> of(List<Quota> quotas, String seat, Quarter quarter) {
        return quotas.stream()
                .filter(quota -> quota.seat().equals(seat) && quota.quarter().equals(quarter))
                .findFirst();
    }
}
