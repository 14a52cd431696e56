package org.openspm.web.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.openspm.web.sample.Seeds.Place;

/** Invents customers in the cities of every territory and gives each to a seat there. */
final class Customers {
    static final int COUNT = 1500;

    private final Seeds seeds;
    private final Dice dice;
    private final Map<String, List<Seat>> sellers;
    private final Map<String, Integer> given = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private Customers(Seeds seeds, List<Seat> seats, long seed) {
        this.seeds = seeds;
        this.dice = new Dice(seed, "customers");
        this.sellers =
                seats.stream().filter(seat -> seat.role().sellsNew()).collect(Collectors.groupingBy(Seat::territory));
    }

    static List<Account> invent(Seeds seeds, List<Seat> seats, long seed) {
        var customers = new Customers(seeds, seats, seed);
        var accounts = new ArrayList<Account>();
        // Every seat has customers, the rest follow the size of the cities.
        var cities = seeds.cities();
        for (var seat : seats) {
            var there = cities.stream()
                    .filter(place -> place.territory().equals(seat.territory()))
                    .toList();
            for (var i = 0; seat.role().sellsNew() && i < 4; i++) {
                accounts.add(customers.account(accounts.size(), customers.dice.pick(there, Place::weight)));
            }
        }
        while (accounts.size() < COUNT) {
            accounts.add(customers.account(accounts.size(), customers.dice.pick(cities, Place::weight)));
        }
        return accounts;
    }

    private Account account(int number, Place place) {
        return new Account(
                "A-" + (10_001 + number),
                name(place),
                place,
                postalCode(place),
                near(place.latitude(), 45),
                near(place.longitude(), 70),
                owner(place.territory()));
    }

    /** The seats of a territory take its customers in turn. */
    private String owner(String territory) {
        var seats = Objects.requireNonNull(sellers.get(territory), territory);
        return seats.get((given.merge(territory, 1, Integer::sum) - 1) % seats.size())
                .code();
    }

    private String name(Place place) {
        var words = seeds.companyWords();
        while (true) {
            var name = dice.pick(Objects.requireNonNull(words.get("root"))) + " "
                    + dice.pick(Objects.requireNonNull(words.get("trade"))) + " "
                    + dice.pick(Objects.requireNonNull(words.get(place.country().toLowerCase(Locale.ROOT))));
            if (names.add(name)) {
                return name;
            }
        }
    }

    private String near(String degree, int thousandths) {
        return new BigDecimal(degree)
                .add(BigDecimal.valueOf(dice.bell(0, thousandths * 1000), 6))
                .setScale(6)
                .toPlainString();
    }

    private String postalCode(Place place) {
        var from = place.postalFrom();
        if (from.isEmpty()) {
            throw new IllegalStateException("City " + place.city() + " has no postal codes");
        }
        if (Character.isLetter(from.charAt(0))) {
            var letters = from.replaceAll("\\d", "");
            var district = dice.between(
                    Integer.parseInt(from.substring(letters.length())),
                    Integer.parseInt(place.postalTo().substring(letters.length())));
            return letters + district + " " + dice.between(1, 9) + letter() + letter();
        }
        var number = dice.between(Integer.parseInt(from), Integer.parseInt(place.postalTo()));
        var digits = String.format(Locale.ROOT, "%0" + from.length() + "d", number);
        return switch (place.country()) {
            case "NL" -> digits + " " + letter() + letter();
            case "SE" -> digits.substring(0, 3) + " " + digits.substring(3);
            default -> digits;
        };
    }

    private char letter() {
        return "ABCDEGHJKLMNPRSTVWXZ".charAt(dice.between(0, 19));
    }
}
