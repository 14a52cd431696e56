package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openspm.domain.shared.DateRange;

/** Reads absences, territory holders and exchange rates of an example. */
final class ExampleDetails {
    static final List<String> HOLDER_KEYS = List.of("territory", "payee", "role", "from", "to");
    static final List<String> ABSENCE_KEYS = List.of("payee", "kind", "from", "to", "share");
    static final List<String> RATE_KEYS = List.of("from", "to", "type", "date", "rate");

    private final Problems problems;
    private final Values values;
    private final Set<String> payees;

    ExampleDetails(Problems problems, Set<String> payees) {
        this.problems = problems;
        this.values = new Values(problems);
        this.payees = payees;
    }

    List<PlanExample.Holder> holders(Section example) {
        var result = new ArrayList<PlanExample.Holder>();
        for (var item : example.list("holders")) {
            Section.of(item, "a holder", problems, HOLDER_KEYS)
                    .flatMap(this::holder)
                    .ifPresent(result::add);
        }
        return result;
    }

    private Optional<PlanExample.Holder> holder(Section section) {
        var territory = section.required("territory", "T1").map(Node.Scalar::text);
        var payee = section.required("payee", "Ana");
        payee.filter(scalar -> !payees.contains(scalar.text()))
                .ifPresent(scalar -> problems.add(scalar.at(), ExampleReader.notThere(scalar, payees)));
        var role = section.scalar("role", "sales").map(Node.Scalar::text).orElse("sales");
        var from = section.scalar("from", "2026-01-01").flatMap(values::date).orElse(null);
        var to = section.scalar("to", "2026-12-31").flatMap(values::date).orElse(null);
        return territory.flatMap(code -> payee.map(name -> new PlanExample.Holder(code, name.text(), role, from, to)));
    }

    List<PlanExample.Absence> absences(Section example) {
        var result = new ArrayList<PlanExample.Absence>();
        for (var item : example.list("absences")) {
            Section.of(item, "an absence", problems, ABSENCE_KEYS)
                    .flatMap(this::absence)
                    .filter(absence -> requireFree(absence, result, item))
                    .ifPresent(result::add);
        }
        return result;
    }

    private Optional<PlanExample.Absence> absence(Section section) {
        var payee = payees.size() == 1 && !section.has("payee")
                ? Optional.of(payees.iterator().next())
                : section.required("payee", "Ana").map(Node.Scalar::text);
        payee.filter(name -> !payees.contains(name))
                .ifPresent(_ -> section.scalar("payee", "Ana")
                        .ifPresent(scalar -> problems.add(scalar.at(), ExampleReader.notThere(scalar, payees))));
        var kind = section.required("kind", "PARENTAL").map(Node.Scalar::text);
        var from = section.required("from", "2026-03-01").flatMap(values::date);
        var to = section.scalar("to", "2026-03-31").flatMap(values::date).orElse(null);
        var share = section.scalar("share", "100 %").flatMap(values::number).orElse(BigDecimal.ONE);
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            problems.add(
                    section.markOf("share"),
                    "The share of an absence is above 0 and at most 100 % of the working time; write “share: 50 %”.");
        }
        if (from.isPresent() && to != null && to.isBefore(from.get())) {
            problems.add(
                    section.markOf("to"), "The absence ends on " + to + ", before it begins on " + from.get() + ".");
            return Optional.empty();
        }
        return payee.flatMap(
                name -> kind.flatMap(code -> from.map(first -> new PlanExample.Absence(name, code, first, to, share))));
    }

    private boolean requireFree(PlanExample.Absence absence, List<PlanExample.Absence> known, Node item) {
        var days = DateRange.inclusive(absence.from(), absence.to());
        for (var other : known) {
            if (other.payee().equals(absence.payee())
                    && DateRange.inclusive(other.from(), other.to()).overlaps(days)) {
                problems.add(
                        item.at(),
                        absence.payee() + " is away already from " + other.from()
                                + (other.to() == null ? " on" : " to " + other.to())
                                + "; nobody is away twice on a day.");
                return false;
            }
        }
        return true;
    }

    List<PlanExample.Rate> rates(Section example) {
        var result = new ArrayList<PlanExample.Rate>();
        for (var item : example.list("rates")) {
            Section.of(item, "an exchange rate", problems, RATE_KEYS)
                    .flatMap(this::rate)
                    .ifPresent(result::add);
        }
        return result;
    }

    private Optional<PlanExample.Rate> rate(Section section) {
        var from = section.required("from", "USD").flatMap(values::currency);
        var to = section.required("to", "EUR").flatMap(values::currency);
        var type = section.required("type", "end-of-day").map(Node.Scalar::text);
        var date = section.required("date", "2026-01-31").flatMap(values::date);
        var rate = section.required("rate", "0.92").flatMap(values::number);
        if (from.isEmpty() || to.isEmpty() || type.isEmpty() || date.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlanExample.Rate(from.get(), to.get(), type.get(), date.get(), rate.get()));
    }
}
