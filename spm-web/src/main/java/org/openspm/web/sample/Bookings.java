package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.web.sample.Seeds.Product;

/** Invents the orders of every seat and quarter so that sellers reach what their skill promises, and the returns. */
final class Bookings {
    /** Returns and shared deals take this much away again. */
    private static final int GROSS_PERCENT = 103;

    private static final List<String> NEWCOMERS = List.of("PT", "IE", "NO", "CH", "PL", "CA");

    private final Seeds seeds;
    private final Map<String, Seat> seats;
    private final Staff staff;
    private final long seed;
    private final LocalDate today;
    private final Map<String, List<Account>> ownedBy;
    private final Map<String, List<Account>> inArea;
    private final Map<String, List<Seat>> inTeam;
    private final List<Seat> specialists;
    private final Map<String, Long> quotas = new HashMap<>();
    private final List<Booking> bookings = new ArrayList<>();
    private final List<Booking.Share> shares = new ArrayList<>();

    Bookings(Seeds seeds, List<Seat> seats, Staff staff, List<Account> accounts, long seed, LocalDate today) {
        this.seeds = seeds;
        this.seats = seats.stream().collect(Collectors.toMap(Seat::code, seat -> seat));
        this.staff = staff;
        this.seed = seed;
        this.today = today;
        this.ownedBy = accounts.stream().collect(Collectors.groupingBy(Account::owner));
        this.inArea = accounts.stream()
                .collect(Collectors.groupingBy(account -> account.place().area()));
        this.inTeam = seats.stream().collect(Collectors.groupingBy(Seat::team));
        this.specialists =
                seats.stream().filter(seat -> seat.role() == Role.SPECIALIST).toList();
    }

    void invent(List<Targets.Quota> targets) {
        targets.forEach(quota -> quotas.put(quota.seat() + quota.quarter().code(), quota.amount()));
        var order =
                seats.values().stream().sorted(Comparator.comparing(Seat::code)).toList();
        for (var quarter :
                targets.stream().map(Targets.Quota::quarter).distinct().toList()) {
            if (quarter.first().isBefore(today)) {
                var numbers = new Numbers(quarter);
                order.forEach(seat -> sell(seat, quarter, numbers));
                sellOnTheWeb(quarter, numbers);
            }
        }
    }

    List<Booking> bookings() {
        return bookings;
    }

    List<Booking.Share> shares() {
        return shares;
    }

    private void sell(Seat seat, Quarter quarter, Numbers numbers) {
        var customers = customersOf(seat);
        var quota = quotas.getOrDefault(seat.code() + quarter.code(), 0L);
        if (customers.isEmpty() || quota == 0 || seat.role() == Role.SPECIALIST) {
            return;
        }
        var dice = new Dice(seed, seat.code() + quarter.code());
        var deals = new ArrayList<Deal>();
        for (var i = dice.between(24, 32); i > 0; i--) {
            deals.add(Deal.roll(dice, seeds.products(category(seat, dice)), day(dice, quarter), dice.pick(customers)));
        }
        var weight = deals.stream().mapToLong(Deal::weight).sum();
        var luck = dice.bell(100, 48);
        for (var deal : deals) {
            var number = numbers.next();
            // Dice of its own: what happened to one order must not depend on how many came before today.
            var fate = new Dice(seed, number);
            var seller = seller(seat, deal.day(), fate);
            var percent = strength(seat, seller, deal.day()) * luck / 100 * GROSS_PERCENT / 100;
            var cents = tidy(quota * percent * deal.weight() / weight, deal);
            if (deal.day().isBefore(today) && (seller.isPresent() || fate.chance(400)) && cents > 0) {
                book(seat, deal, number, cents, seller.map(Employee::code).orElse(null), fate);
            }
        }
    }

    private void book(Seat seat, Deal deal, String number, long cents, @Nullable String seller, Dice dice) {
        var foreign = dice.chance(20);
        var currency = foreign ? dice.pick(Fx.CURRENCIES) : seat.currency();
        var amount = Fx.planned(cents, seat.currency(), currency);
        var booking = new Booking(
                "SO-" + number,
                null,
                deal.day(),
                amount,
                currency,
                deal.quantity(),
                amount * deal.product().costPercent() / 100,
                deal.product().code(),
                deal.account(),
                deal.account().place().country(),
                dice.chance(850) ? deal.account().place().territory() : null,
                seller,
                seat.role().sellsNew() && seller != null ? overlay(seat, deal, dice) : null,
                dice.chance(220) ? "partner" : "direct");
        bookings.add(booking);
        if (seller != null && seat.role().sellsNew() && dice.chance(22)) {
            share(seat, booking, seller, dice);
        }
        var back = deal.day().plusDays(dice.between(12, 80));
        if (dice.chance(30) && back.isBefore(today)) {
            bookings.add(booking.returning(
                    "RT-" + number, Dice.workingDay(back), dice.chance(400) ? 100 : dice.between(2, 12) * 5));
        }
    }

    /** Small orders nobody sold, from countries without a territory: they stay uncredited, as in life. */
    private void sellOnTheWeb(Quarter quarter, Numbers numbers) {
        var dice = new Dice(seed, "web" + quarter.code());
        for (var i = dice.between(24, 40); i > 0; i--) {
            var day = day(dice, quarter);
            var number = numbers.next();
            if (day.isBefore(today)) {
                bookings.add(webOrder("SO-" + number, day, new Dice(seed, number)));
            }
        }
    }

    private Booking webOrder(String code, LocalDate day, Dice dice) {
        var product = dice.pick(seeds.products("Platform"));
        var cents = product.listPrice() * (long) dice.between(20, 60);
        return new Booking(
                code,
                null,
                day,
                cents,
                "EUR",
                1,
                cents * product.costPercent() / 100,
                product.code(),
                null,
                dice.pick(NEWCOMERS),
                null,
                null,
                null,
                "direct");
    }

    private List<Account> customersOf(Seat seat) {
        return switch (seat.role()) {
            case EXECUTIVE, SENIOR_EXECUTIVE -> ownedBy.getOrDefault(seat.code(), List.of());
            case ACCOUNT_MANAGER -> inArea.getOrDefault(seat.area(), List.of());
            default -> List.of();
        };
    }

    private static String category(Seat seat, Dice dice) {
        if (seat.role() == Role.ACCOUNT_MANAGER) {
            return "Renewal";
        }
        var roll = dice.between(1, 100);
        return roll <= 52 ? "Platform" : roll <= 82 ? "Analytics" : "Services";
    }

    /** Whoever sits there; while nobody does, mostly the manager looks after the customers. */
    private Optional<Employee> seller(Seat seat, LocalDate day, Dice dice) {
        var holder = staff.inSeat(seat.code(), day);
        return holder.isPresent() || dice.chance(250) ? holder : staff.inSeat(seat.parent(), day);
    }

    private int strength(Seat seat, Optional<Employee> seller, LocalDate day) {
        // Who sits in the seat that day sells as well as they can; a promotion to come changes nothing of it.
        if (seller.isEmpty() || staff.inSeat(seat.code(), day).isEmpty()) {
            return 70;
        }
        var since = staff.bySeat().getOrDefault(seat.code(), List.of()).stream()
                .filter(holding -> holding.covers(day))
                .map(Holding::first)
                .findFirst()
                .orElse(day);
        var skill = seller.get().skill();
        return since.plusDays(80).isAfter(day)
                ? skill * 60 / 100
                : since.plusDays(160).isAfter(day) ? skill * 82 / 100 : skill;
    }

    private @Nullable String overlay(Seat seat, Deal deal, Dice dice) {
        if (deal.product().category().equals("Services") || !dice.chance(115)) {
            return null;
        }
        var near = specialists.stream()
                .filter(one -> one.area().equals(seat.area()))
                .toList();
        var helpers = near.isEmpty()
                ? specialists.stream()
                        .filter(one -> one.currency().equals(seat.currency()))
                        .toList()
                : near;
        return helpers.isEmpty()
                ? null
                : staff.inSeat(dice.pick(helpers).code(), deal.day())
                        .map(Employee::code)
                        .orElse(null);
    }

    private void share(Seat seat, Booking booking, String seller, Dice dice) {
        var colleagues = inTeam.getOrDefault(seat.team(), List.of()).stream()
                .filter(other -> other.role().sellsNew() && !other.equals(seat))
                .flatMap(other -> staff.inSeat(other.code(), booking.day()).stream())
                .map(Employee::code)
                .filter(code -> !code.equals(seller))
                .toList();
        if (!colleagues.isEmpty()) {
            var part = dice.pick(List.of(50, 60, 70, 80));
            shares.add(new Booking.Share(booking.code(), seller, part));
            shares.add(new Booking.Share(booking.code(), dice.pick(colleagues), 100 - part));
        }
    }

    /** More towards the end of a quarter and of a month, when targets press. */
    private static LocalDate day(Dice dice, Quarter quarter) {
        var month = dice.pick(
                quarter.months(),
                one -> 24 + 7 * (one.getMonthValue() - quarter.first().getMonthValue()));
        var length = month.lengthOfMonth();
        var day = month.atDay(dice.chance(420) ? dice.between(length - 9, length) : dice.between(1, length));
        var working = Dice.workingDay(day);
        return working.isBefore(month.atDay(1)) ? month.atDay(3) : working;
    }

    /** Most amounts are round; some carry cents, so that rounding has something to do. */
    private static long tidy(long cents, Deal deal) {
        return deal.odd() ? cents : cents / 1000 * 1000;
    }

    private record Deal(Product product, int quantity, long weight, LocalDate day, Account account, boolean odd) {
        static Deal roll(Dice dice, List<Product> products, LocalDate day, Account account) {
            var product = dice.pick(products);
            var quantity = dice.pick(List.of(1, 1, 1, 2, 3, 5));
            return new Deal(
                    product,
                    quantity,
                    (long) product.listPrice() * (2 + quantity) * dice.between(50, 130),
                    day,
                    account,
                    dice.chance(300));
        }
    }

    /** Order numbers tell the quarter: 2640017 is the 17th of the fourth quarter of 2026. */
    private static final class Numbers {
        private final Quarter quarter;
        private int last;

        Numbers(Quarter quarter) {
            this.quarter = quarter;
        }

        String next() {
            return String.format(Locale.ROOT, "%02d%d%05d", quarter.year() % 100, quarter.number(), ++last);
        }
    }
}
