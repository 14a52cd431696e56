package org.openspm.web.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;

/** Writes the import files about products, territories, customers, exchange rates and orders. */
record SalesFiles(SampleCompany company, Path folder) {

    void write() throws IOException {
        products();
        territories();
        rules();
        holders();
        accounts();
        rates();
        orders();
    }

    private void products() throws IOException {
        try (var products = new CsvFile(
                folder, "products", "product_id", "name", "category", "subcategory", "list_price", "standard_cost")) {
            for (var product : company.seeds().products()) {
                products.row(
                        product.code(),
                        product.name(),
                        product.category(),
                        product.subcategory(),
                        product.listPrice() + ".00",
                        money(product.listPrice() * (long) product.costPercent()));
            }
        }
    }

    private void territories() throws IOException {
        try (var territories = new CsvFile(
                folder, "territories", "territory_id", "name", "parent_territory_id", "level", "country_code")) {
            for (var area : company.seeds().areas()) {
                var level = area.parent().isEmpty() ? "world" : area.parent().equals("WORLD") ? "zone" : "area";
                territories.row(area.code(), area.name(), area.parent(), level, null);
            }
            var known = new LinkedHashSet<String>();
            for (var place : company.seeds().places()) {
                if (known.add(place.territory())) {
                    territories.row(
                            place.territory(), place.territoryName(), place.area(), "territory", place.country());
                }
            }
        }
    }

    private void rules() throws IOException {
        var territories = company.seeds().places().stream()
                .map(Seeds.Place::territory)
                .distinct()
                .toList();
        try (var rules = new CsvFile(
                folder,
                "territory_rules",
                "territory_id",
                "country_code",
                "state_code",
                "postal_from",
                "postal_to",
                "priority")) {
            for (var rule : SampleRules.of(company.seeds().places(), territories)) {
                rules.row(
                        territories.get(rule.territory()),
                        rule.country(),
                        rule.state(),
                        rule.postalFrom(),
                        rule.postalTo(),
                        rule.priority());
            }
        }
    }

    private void holders() throws IOException {
        try (var holders = new CsvFile(
                folder, "territory_assignments", "territory_id", "position_id", "role", "effective_start")) {
            for (var seat : company.seats()) {
                switch (seat.role()) {
                    case EXECUTIVE, SENIOR_EXECUTIVE ->
                        holders.row(seat.territory(), seat.code(), "holder", seat.since());
                    case ACCOUNT_MANAGER -> holders.row(seat.area(), seat.code(), "account manager", seat.since());
                    case SPECIALIST -> holders.row(seat.area(), seat.code(), "overlay", seat.since());
                    default -> {}
                }
            }
        }
    }

    private void accounts() throws IOException {
        try (var accounts = new CsvFile(
                folder,
                "accounts",
                "customer_id",
                "name",
                "territory_id",
                "owner_position_id",
                "city",
                "state_code",
                "country_code",
                "postal_code",
                "latitude",
                "longitude")) {
            for (var account : company.accounts()) {
                var place = account.place();
                accounts.row(
                        account.code(),
                        account.name(),
                        place.territory(),
                        account.owner(),
                        place.city(),
                        place.state(),
                        place.country(),
                        account.postalCode(),
                        account.latitude(),
                        account.longitude());
            }
        }
    }

    private void rates() throws IOException {
        try (var rates = new CsvFile(
                folder, "exchange_rates", "rate_date", "from_currency", "to_currency", "rate_type", "rate")) {
            for (var rate : company.rates()) {
                rates.row(rate.day(), rate.from(), rate.to(), rate.type(), rate.rate());
            }
        }
    }

    private void orders() throws IOException {
        try (var orders = new CsvFile(
                        folder,
                        "transactions",
                        "source",
                        "transaction_id",
                        "event_type",
                        "order_date",
                        "due_date",
                        "amount",
                        "currency",
                        "quantity",
                        "cost",
                        "customer_id",
                        "product_id",
                        "territory_id",
                        "salesperson_id",
                        "overlay_id",
                        "channel",
                        "ship_to_country",
                        "ship_to_state",
                        "ship_to_postal_code",
                        "reference");
                var splits =
                        new CsvFile(folder, "transaction_splits", "source", "transaction_id", "person_id", "share")) {
            company.bookings().stream()
                    .sorted(Comparator.comparing(Booking::day).thenComparing(Booking::code))
                    .forEach(booking -> order(orders, booking));
            company.payments().stream()
                    .sorted(Comparator.comparing(CustomerPayment::day).thenComparing(CustomerPayment::code))
                    .forEach(payment -> payment(orders, payment));
            for (var share : company.shares()) {
                splits.row("crm", share.booking(), share.person(), BigDecimal.valueOf(share.percent(), 2));
            }
        }
    }

    private static void payment(CsvFile orders, CustomerPayment payment) {
        var account = payment.order().account();
        orders.row(
                "bank",
                payment.code(),
                "payment",
                payment.day(),
                null,
                money(payment.cents()),
                payment.order().currency(),
                null,
                null,
                account == null ? null : account.code(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                payment.order().code());
    }

    private static void order(CsvFile orders, Booking booking) {
        var account = booking.account();
        LocalDate due = booking.returned() == null ? booking.day().plusDays(30) : null;
        orders.row(
                "crm",
                booking.code(),
                booking.returned() == null ? "order" : "return",
                booking.day(),
                due,
                money(booking.cents()),
                booking.currency(),
                booking.quantity(),
                money(booking.costCents()),
                account == null ? null : account.code(),
                booking.product(),
                booking.territory(),
                booking.seller(),
                booking.overlay(),
                booking.channel(),
                booking.country(),
                account == null ? null : account.place().state(),
                account == null ? null : account.postalCode(),
                booking.returned());
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
