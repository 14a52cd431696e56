package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openspm.web.sample.Seeds.Area;
import org.openspm.web.sample.Seeds.Place;

/** Draws the seats: one head, vice presidents, directors of areas, managers of teams, and the sellers below them. */
final class SeatPlan {
    private static final int SOLD_PER_TEAM = 8;
    private static final int ACCOUNT_MANAGERS_PER_TEAM = 8;
    private static final int SPECIALISTS_PER_TEAM = 7;
    private static final int ANALYSTS = 8;
    private static final List<String> ZONES = List.of("EMEA", "AMER");

    private final Seeds seeds;
    private final Dice dice;
    private final LocalDate start;
    private final List<Seat> seats = new ArrayList<>();

    private SeatPlan(Seeds seeds, long seed, LocalDate start) {
        this.seeds = seeds;
        this.dice = new Dice(seed, "seats");
        this.start = start;
    }

    static List<Seat> draw(Seeds seeds, long seed, LocalDate start) {
        var plan = new SeatPlan(seeds, seed, start);
        plan.drawAll();
        return List.copyOf(plan.seats);
    }

    private void drawAll() {
        add("S-CRO", "Chief Revenue Officer", Role.HEAD, "", "WORLD", "", "", "EUR");
        ZONES.forEach(this::drawFieldSales);
        drawAccountManagement();
        drawSolutions();
        drawOperations();
    }

    private void drawFieldSales(String zone) {
        var head = area(zone);
        add("S-VP-" + zone, "VP Sales " + head.name(), Role.VICE_PRESIDENT, "S-CRO", zone, "", "", head.currency());
        for (var area : seeds.areas()) {
            if (area.parent().equals(zone)) {
                var director = "S-DIR-" + area.code();
                add(
                        director,
                        "Sales Director " + area.name(),
                        Role.DIRECTOR,
                        "S-VP-" + zone,
                        area.code(),
                        "",
                        "",
                        area.currency());
                teams(area.code()).forEach((team, places) -> drawTeam(team, places, director));
            }
        }
    }

    private void drawTeam(String team, List<Place> places, String director) {
        var first = places.getFirst();
        var manager = "S-MGR-" + code(team);
        add(manager, "Sales Manager " + team, Role.MANAGER, director, first.area(), team, "", first.currency());
        var weights = new LinkedHashMap<String, Integer>();
        places.forEach(place -> weights.merge(place.territory(), place.weight(), Integer::sum));
        var number = 0;
        for (var territory : spread(weights)) {
            var role = number % 3 == 0 ? Role.SENIOR_EXECUTIVE : Role.EXECUTIVE;
            add(
                    "S-AE-" + code(team) + "-" + ++number,
                    role.title() + " " + team + " " + number,
                    role,
                    manager,
                    first.area(),
                    team,
                    territory,
                    first.currency());
        }
    }

    /** Seats to territories: one each first, the others where most is to be sold. */
    private static List<String> spread(Map<String, Integer> weights) {
        var seats = new ArrayList<>(weights.keySet());
        var left = new LinkedHashMap<>(weights);
        left.replaceAll((territory, weight) -> weight * 100 / 2);
        while (seats.size() < SOLD_PER_TEAM) {
            var busiest =
                    left.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            seats.add(busiest.getKey());
            left.put(busiest.getKey(), busiest.getValue() * 2 / 3);
        }
        return seats;
    }

    private void drawAccountManagement() {
        add("S-VP-GROWTH", "VP Customer Growth", Role.VICE_PRESIDENT, "S-CRO", "WORLD", "", "", "EUR");
        for (var zone : ZONES) {
            var director = "S-DIR-GROWTH-" + zone;
            add(
                    director,
                    "Director Customer Growth " + area(zone).name(),
                    Role.DIRECTOR,
                    "S-VP-GROWTH",
                    zone,
                    "",
                    "",
                    area(zone).currency());
            for (var area : seeds.areas()) {
                if (area.parent().equals(zone)) {
                    var team = "Customer growth " + area.name();
                    drawSpecialised(
                            "GR-" + area.code(), team, area, director, Role.ACCOUNT_MANAGER, ACCOUNT_MANAGERS_PER_TEAM);
                }
            }
        }
    }

    private void drawSolutions() {
        add("S-VP-SOLUTIONS", "VP Solutions", Role.VICE_PRESIDENT, "S-CRO", "WORLD", "", "", "EUR");
        for (var area : List.of(area("BFX"), area("DACH"), area("UKI"), area("EAST"), area("WEST"))) {
            drawSpecialised(
                    "SOL-" + area.code(),
                    "Solutions " + area.name(),
                    area,
                    "S-VP-SOLUTIONS",
                    Role.SPECIALIST,
                    SPECIALISTS_PER_TEAM);
        }
    }

    private void drawSpecialised(String code, String team, Area area, String parent, Role role, int size) {
        var manager = "S-MGR-" + code;
        add(manager, "Manager " + team, Role.MANAGER, parent, area.code(), team, "", area.currency());
        for (var number = 1; number <= size; number++) {
            add(
                    "S-" + code + "-" + number,
                    role.title() + " " + area.name() + " " + number,
                    role,
                    manager,
                    area.code(),
                    team,
                    "",
                    area.currency());
        }
    }

    private void drawOperations() {
        var team = "Sales operations";
        add("S-OPS-ADMIN", Role.ADMINISTRATOR.title(), Role.ADMINISTRATOR, "S-CRO", "WORLD", team, "", "EUR");
        add("S-OPS-FINANCE", Role.FINANCE.title(), Role.FINANCE, "S-CRO", "WORLD", team, "", "EUR");
        add("S-OPS-AUDIT", Role.AUDITOR.title(), Role.AUDITOR, "S-CRO", "WORLD", team, "", "EUR");
        for (var number = 1; number <= ANALYSTS; number++) {
            add(
                    "S-OPS-" + number,
                    Role.STAFF.title() + " " + number,
                    Role.STAFF,
                    "S-OPS-ADMIN",
                    "WORLD",
                    team,
                    "",
                    "EUR");
        }
    }

    private void add(
            String code,
            String name,
            Role role,
            String parent,
            String area,
            String team,
            String territory,
            String currency) {
        // Some seats of sellers were created on the way: the company grows.
        var grows = !role.leads() && role.paid() && dice.chance(70);
        var since = grows ? start.plusDays(dice.between(20, 600)) : LocalDate.of(2019, 1, 1);
        seats.add(new Seat(code, name, role, parent, area, team, territory, currency, since));
    }

    private Area area(String code) {
        return seeds.areas().stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, List<Place>> teams(String area) {
        var teams = new LinkedHashMap<String, List<Place>>();
        seeds.places().stream()
                .filter(place -> place.area().equals(area))
                .forEach(place -> teams.computeIfAbsent(place.team(), key -> new ArrayList<>())
                        .add(place));
        return teams;
    }

    private static String code(String team) {
        return team.toUpperCase(Locale.ROOT).replace(' ', '-');
    }
}
