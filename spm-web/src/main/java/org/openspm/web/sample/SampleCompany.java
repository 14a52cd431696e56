package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * Meridian Software, an invented vendor of business software: its people, customers and two years of orders. The same
 * seed and day give the same company to the last cent; a later day only adds to it.
 */
record SampleCompany(
        LocalDate start,
        LocalDate today,
        Seeds seeds,
        List<Seat> seats,
        Staff staff,
        List<Account> accounts,
        List<Targets.Quota> quotas,
        List<Targets.Value> values,
        List<Fx.Rate> rates,
        List<Booking> bookings,
        List<Booking.Share> shares,
        List<CustomerPayment> payments) {

    static final long SEED = 20250101;

    /** History begins with the year before today's. */
    static SampleCompany of(long seed, LocalDate today) {
        var start = LocalDate.of(today.getYear() - 1, 1, 1);
        var seeds = Seeds.read();
        var seats = SeatPlan.draw(seeds, seed, start);
        var staff = Staffing.staff(seeds, seats, seed, start, today);
        var accounts = Customers.invent(seeds, seats, seed);
        var targets = new Targets(seats, start, Quarter.ofYears(start.getYear(), today.getYear()));
        var quotas = targets.quotas();
        var bookings = new Bookings(seeds, seats, staff, accounts, seed, today);
        bookings.invent(quotas);
        return new SampleCompany(
                start,
                today,
                seeds,
                seats,
                staff,
                accounts,
                quotas,
                targets.values(),
                Fx.rates(seed, start, today),
                bookings.bookings(),
                bookings.shares(),
                CustomerPayment.of(bookings.bookings(), seeds, seed, today));
    }

    /** The calendar reaches a year beyond today, for those who plan. */
    List<Quarter> calendar() {
        return Quarter.ofYears(start.getYear(), today.getYear() + 1);
    }
}
