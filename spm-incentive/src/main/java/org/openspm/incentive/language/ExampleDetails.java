package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads territory holders and exchange rates of an example. */
final class ExampleDetails {
    static final List<String> HOLDER_KEYS = List.of("territory", "payee", "role", "from", "to");
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
