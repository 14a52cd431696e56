package org.openspm.web.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchange rates of the four currencies: a rate for each working day and one for each month, its average. */
final class Fx {
    static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "SEK");
    static final String DAILY = "end-of-day";
    static final String MONTHLY = "monthly";

    /** Units of a currency for a euro when quotas are set, in thousandths. */
    private static final Map<String, Integer> PLANNED = Map.of("EUR", 1000, "USD", 1100, "GBP", 850, "SEK", 11200);

    private static final int PRECISION = 1_000_000;
    private static final int SCALE = 6;

    private Fx() {}

    /** A rate in force from its day on. */
    record Rate(LocalDate day, String from, String to, String type, BigDecimal rate) {}

    static long planned(long amount, String from, String to) {
        return amount * planned(to) / planned(from);
    }

    static List<Rate> rates(long seed, LocalDate from, LocalDate to) {
        var rates = new ArrayList<Rate>();
        var dice = new Dice(seed, "fx");
        var perEuro = new LinkedHashMap<String, Long>();
        CURRENCIES.forEach(currency -> perEuro.put(currency, planned(currency) * (PRECISION / 1000L)));
        var sums = new LinkedHashMap<String, Long>();
        var days = 0;
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (!isWeekend(day)) {
                step(perEuro, dice);
                perEuro.forEach((currency, value) -> sums.merge(currency, value, Long::sum));
                days++;
                addPairs(rates, day, DAILY, perEuro, 1);
            }
            if (day.equals(YearMonth.from(day).atEndOfMonth())) {
                addPairs(rates, day, MONTHLY, sums, Math.max(1, days));
                sums.clear();
                days = 0;
            }
        }
        return rates;
    }

    /** Up or down by at most four thousandths, drawn back to the planned rate. */
    private static void step(Map<String, Long> perEuro, Dice dice) {
        perEuro.replaceAll((currency, value) -> {
            if (currency.equals("EUR")) {
                return value;
            }
            var home = planned(currency) * (PRECISION / 1000L);
            return value + value * dice.bell(0, 8) / 1000 + (home - value) / 60;
        });
    }

    private static void addPairs(List<Rate> rates, LocalDate day, String type, Map<String, Long> perEuro, int days) {
        perEuro.forEach((from, base) -> perEuro.forEach((to, quote) -> {
            if (!from.equals(to)) {
                var rate = BigDecimal.valueOf(quote / days)
                        .divide(BigDecimal.valueOf(base / days), SCALE, RoundingMode.HALF_UP);
                rates.add(new Rate(day, from, to, type, rate));
            }
        }));
    }

    private static int planned(String currency) {
        return Optional.ofNullable(PLANNED.get(currency)).orElseThrow();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
