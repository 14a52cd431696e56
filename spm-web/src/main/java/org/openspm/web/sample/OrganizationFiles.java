package org.openspm.web.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/** Writes the import files about people, seats, their hierarchy, periods, quotas and values. */
record OrganizationFiles(SampleCompany company, Path folder) {

    void write() throws IOException {
        people();
        absences();
        positions();
        hierarchy();
        periods();
        quotas();
        values();
        plans();
    }

    /** Plans hang on seats, so that whoever takes one over is paid by them; specialists are paid like the executives they support. */
    private void plans() throws IOException {
        try (var plans =
                new CsvFile(folder, "plan_assignments", "plan_id", "position_id", "effective_start", "effective_end")) {
            for (var seat : company.seats()) {
                var plan = plan(seat);
                if (!plan.isEmpty()) {
                    plans.row(plan, seat.code(), seat.since(), null);
                }
            }
        }
    }

    private static String plan(Seat seat) {
        if (seat.role().leads()) {
            return "MANAGER";
        }
        return switch (seat.role()) {
            case ACCOUNT_MANAGER -> "AM";
            case SENIOR_EXECUTIVE, EXECUTIVE, SPECIALIST -> seat.currency().equals("USD") ? "AE-US" : "AE-EU";
            default -> "";
        };
    }

    private void people() throws IOException {
        try (var people = new CsvFile(
                        folder,
                        "people",
                        "person_id",
                        "first_name",
                        "last_name",
                        "full_name",
                        "email",
                        "job_title",
                        "department",
                        "hire_date",
                        "termination_date",
                        "is_payee");
                var currencies = new CsvFile(
                        folder, "payee_currencies", "person_id", "currency", "effective_start", "effective_end")) {
            for (var person : company.staff().people()) {
                people.row(
                        person.code(),
                        person.givenName(),
                        person.familyName(),
                        person.name(),
                        email(person),
                        person.role().title(),
                        person.role().department(),
                        person.hired(),
                        person.left(),
                        person.role().paid() ? "Y" : "N");
                currencies.row(person.code(), person.currency(), person.hired(), null);
            }
        }
    }

    private void absences() throws IOException {
        try (var absences = new CsvFile(
                folder, "absences", "person_id", "kind", "effective_start", "effective_end", "share", "reference")) {
            for (var away : Away.of(company.staff(), SampleCompany.SEED, company.start(), company.today())) {
                absences.row(
                        away.person(), away.kind(), away.first(), away.last(), away.share() + " %", away.reference());
            }
        }
    }

    private void positions() throws IOException {
        try (var positions = new CsvFile(
                        folder, "positions", "position_id", "position_name", "title", "department", "effective_start");
                var assignments = new CsvFile(
                        folder,
                        "position_assignments",
                        "person_id",
                        "position_id",
                        "effective_start",
                        "effective_end")) {
            for (var seat : company.seats()) {
                positions.row(
                        seat.code(),
                        seat.name(),
                        seat.role().title(),
                        seat.role().department(),
                        seat.since());
            }
            for (var holding : company.staff().holdings()) {
                assignments.row(holding.person(), holding.seat(), holding.first(), holding.last());
            }
        }
    }

    /** Once the company was reorganised: Texas belonged to the West before it came to the Central area. */
    private void hierarchy() throws IOException {
        var reorganised = company.start().plusMonths(6);
        try (var links = new CsvFile(
                folder, "hierarchy", "position_id", "parent_position_id", "effective_start", "effective_end")) {
            for (var seat : company.seats()) {
                if (seat.code().equals("S-MGR-TEXAS")) {
                    links.row(seat.code(), "S-DIR-WEST", seat.since(), reorganised.minusDays(1));
                    links.row(seat.code(), seat.parent(), reorganised, null);
                } else if (!seat.parent().isEmpty()) {
                    links.row(seat.code(), seat.parent(), seat.since(), null);
                }
            }
        }
    }

    private void periods() throws IOException {
        try (var periods = new CsvFile(
                folder, "periods", "period_id", "kind", "fiscal_year", "quarter", "start_date", "end_date")) {
            for (var year = company.start().getYear(); year <= company.today().getYear() + 1; year++) {
                periods.row(year, "year", year, null, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
            for (var quarter : company.calendar()) {
                periods.row(
                        quarter.code(),
                        "quarter",
                        quarter.year(),
                        "Q" + quarter.number(),
                        quarter.first(),
                        quarter.last());
                for (var month : quarter.months()) {
                    // Without the quarter's name: it stands in the file as a row of its own.
                    periods.row(month, "month", quarter.year(), null, month.atDay(1), month.atEndOfMonth());
                }
            }
        }
    }

    private void quotas() throws IOException {
        try (var quotas = new CsvFile(folder, "quotas", "position_id", "period_id", "measure", "amount", "currency")) {
            for (var quota : company.quotas()) {
                quotas.row(
                        quota.seat(),
                        quota.quarter().code(),
                        quota.measure(),
                        quota.amount() + ".00",
                        quota.currency());
            }
        }
    }

    private void values() throws IOException {
        try (var values = new CsvFile(
                folder,
                "payee_values",
                "position_id",
                "title",
                "name",
                "value",
                "currency",
                "effective_start",
                "effective_end")) {
            for (var value : company.values()) {
                values.row(
                        value.seat(),
                        value.title(),
                        value.name(),
                        value.value(),
                        value.currency(),
                        value.from(),
                        value.to());
            }
        }
    }

    private static String email(Employee person) {
        var plain = Normalizer.normalize(person.givenName() + "." + person.familyName(), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z.]", "");
        return plain.toLowerCase(Locale.ROOT) + "@meridian.example";
    }
}
