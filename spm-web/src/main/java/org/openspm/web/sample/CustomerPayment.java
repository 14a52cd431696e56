package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a customer paid of an order; amount in hundredths of the order's currency. */
record CustomerPayment(String code, Booking order, LocalDate day, long cents) {
    private static final int IN_TWO_PARTS = 150;
    private static final int NEVER = 25;

    /**
     * Payments of new business in the United States, where commission waits for them: most customers pay once within two
     * months, some in two parts, a few not at all. What is due after today has not come yet.
     */
    static List<CustomerPayment> of(List<Booking> bookings, Seeds seeds, long seed, LocalDate today) {
        var payments = new ArrayList<CustomerPayment>();
        for (var booking : bookings) {
            if (booking.returned() == null
                    && booking.seller() != null
                    && booking.country().equals("US")
                    && !seeds.isRenewal(booking.product())) {
                paid(booking, new Dice(seed, "paid" + booking.code()), today, payments);
            }
        }
        return payments;
    }

    private static void paid(Booking order, Dice dice, LocalDate today, List<CustomerPayment> payments) {
        if (dice.chance(NEVER)) {
            return;
        }
        var first = Dice.workingDay(order.day().plusDays(dice.between(14, 58)));
        var parts = dice.chance(IN_TWO_PARTS);
        var half = order.cents() * dice.between(3, 7) / 10;
        var second = Dice.workingDay(first.plusDays(dice.between(25, 70)));
        var code = order.code().replace("SO-", "PM-");
        add(new CustomerPayment(code + "-1", order, first, parts ? half : order.cents()), today, payments);
        if (parts) {
            add(new CustomerPayment(code + "-2", order, second, order.cents() - half), today, payments);
        }
    }

    private static void add(CustomerPayment payment, LocalDate today, List<CustomerPayment> payments) {
        if (payment.day().isBefore(today)) {
            payments.add(payment);
        }
    }
}
