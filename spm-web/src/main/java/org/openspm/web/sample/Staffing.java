package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.openspm.web.sample.Seeds.Culture;

/** Fills the seats and lets two years happen to them: people leave, are followed by others, change seats. */
final class Staffing {
    private static final int LEAVES_IN_TWO_YEARS = 240;
    private static final int FILLED_FROM_INSIDE = 350;
    private static final LocalDate OPENING = LocalDate.of(2019, 1, 1);

    private final Map<String, Culture> cultures;
    private final Dice dice;
    private final LocalDate start;
    private final LocalDate today;
    private final Map<String, Seat> seats;
    private final Map<String, Employee> people = new LinkedHashMap<>();
    private final List<Holding> past = new ArrayList<>();
    private final Map<String, Holding> present = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::day).thenComparing(Event::seat));

    /** Something due at a seat: whoever is in it leaves, or an open one is filled. */
    private record Event(LocalDate day, String seat, boolean leave) {}

    private Staffing(Seeds seeds, List<Seat> seats, long seed, LocalDate start, LocalDate today) {
        this.cultures = seeds.cultures();
        this.dice = new Dice(seed, "staff");
        this.start = start;
        this.today = today;
        this.seats = seats.stream()
                .collect(Collectors.toMap(Seat::code, seat -> seat, (one, other) -> one, LinkedHashMap::new));
    }

    static Staff staff(Seeds seeds, List<Seat> seats, long seed, LocalDate start, LocalDate today) {
        var staffing = new Staffing(seeds, seats, seed, start, today);
        seats.forEach(staffing::open);
        staffing.letTimePass();
        var holdings = new ArrayList<>(staffing.past);
        holdings.addAll(staffing.present.values());
        holdings.sort(Comparator.comparing(Holding::seat).thenComparing(Holding::first));
        return Staff.of(List.copyOf(staffing.people.values()), holdings);
    }

    private void open(Seat seat) {
        var cast = Cast.in(seat.code());
        if (cast.isPresent()) {
            var who = cast.get();
            seatIn(seat, add(who.givenName(), who.familyName(), seat, who.hired(), who.skill()), who.hired());
            return;
        }
        if (seat.since().isAfter(OPENING)) {
            events.add(new Event(seat.since().plusDays(dice.between(0, 50)), seat.code(), false));
        } else {
            var hired = OPENING.plusDays(dice.between(31, 2150));
            seatIn(seat, hire(seat, hired), hired);
        }
        if (dice.chance(seat.role().leads() ? LEAVES_IN_TWO_YEARS / 2 : LEAVES_IN_TWO_YEARS)) {
            events.add(new Event(start.plusDays(dice.between(10, 700)), seat.code(), true));
        }
    }

    private void letTimePass() {
        for (var event = events.poll(); event != null && event.day().isBefore(today); event = events.poll()) {
            if (event.leave()) {
                leave(event);
            } else if (!present.containsKey(event.seat())) {
                fill(seat(event.seat()), event.day());
            }
        }
    }

    private void leave(Event event) {
        var holding = present.get(event.seat());
        if (holding == null || holding.first().plusDays(120).isAfter(event.day())) {
            return;
        }
        vacate(holding, event.day());
        people.computeIfPresent(holding.person(), (code, person) -> person.leaving(event.day()));
    }

    /** An open seat is filled after weeks or months; a few of them are still looked for. */
    private void vacate(Holding holding, LocalDate lastDay) {
        past.add(holding.until(lastDay));
        present.remove(holding.seat());
        events.add(new Event(lastDay.plusDays(dice.between(1, 95)), holding.seat(), false));
    }

    private void fill(Seat seat, LocalDate day) {
        var insiders = dice.chance(FILLED_FROM_INSIDE) ? insidersFor(seat, day) : List.<Holding>of();
        if (insiders.isEmpty()) {
            seatIn(seat, hire(seat, day), day);
            return;
        }
        var holding = dice.pick(insiders);
        vacate(holding, day.minusDays(1));
        people.computeIfPresent(holding.person(), (code, person) -> person.as(seat.role()));
        seatIn(seat, holding.person(), day);
    }

    /** Who could move over: sellers of the same area for a seller's or a manager's seat. */
    private List<Holding> insidersFor(Seat open, LocalDate day) {
        return present.values().stream()
                .filter(holding -> fits(seat(holding.seat()), open))
                .filter(holding -> Cast.in(holding.seat()).isEmpty())
                .filter(holding -> holding.first().plusDays(300).isBefore(day))
                .sorted(Comparator.comparing(Holding::seat))
                .toList();
    }

    private static boolean fits(Seat from, Seat to) {
        return !from.code().equals(to.code())
                && from.area().equals(to.area())
                && from.currency().equals(to.currency())
                && (from.role() == to.role() || (to.role() == Role.MANAGER && from.role() == Role.SENIOR_EXECUTIVE))
                && !from.role().leads()
                && from.role().paid();
    }

    private void seatIn(Seat seat, String person, LocalDate day) {
        present.put(seat.code(), new Holding(seat.code(), person, day, null));
    }

    private String hire(Seat seat, LocalDate day) {
        var culture = Objects.requireNonNull(cultures.get(culture(seat)));
        for (var attempt = 0; ; attempt++) {
            var given = dice.pick(culture.given());
            var family = dice.pick(culture.family());
            if (names.add(given + family) || attempt > 200) {
                return add(given, family, seat, day, skill());
            }
        }
    }

    /** Attainment to expect: most between 75 and 125 percent, a few far above. */
    private int skill() {
        return dice.chance(25) ? dice.between(175, 225) : dice.bell(102, 72);
    }

    private String add(String given, String family, Seat seat, LocalDate hired, int skill) {
        var code = "M" + (1001 + people.size());
        names.add(given + family);
        people.put(code, new Employee(code, given, family, seat.role(), seat.currency(), hired, null, skill));
        return code;
    }

    private Seat seat(String code) {
        return Objects.requireNonNull(seats.get(code));
    }

    private static String culture(Seat seat) {
        return switch (seat.area()) {
            case "BFX" -> seat.team().startsWith("France") ? "fr" : "nl";
            case "DACH" -> "de";
            case "UKI" -> "en";
            case "NORD" -> "se";
            case "SOUTH" -> "es";
            case "AMER", "EAST", "CENTRAL", "WEST" -> "us";
            default -> "nl";
        };
    }
}
