package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Input;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Derives a stored earning again, step by step, by the engine that calculated it. */
@Service
public class Explanations {
    private final RunQueries runs;
    private final RunInputs inputs;
    private final DealNames names;
    private final JdbcClient jdbc;

    Explanations(RunQueries runs, RunInputs inputs, DealNames names, JdbcClient jdbc) {
        this.runs = runs;
        this.inputs = inputs;
        this.names = names;
        this.jdbc = jdbc;
    }

    /** Which earning: of whom, by which component of which plan, earned in which period, found by which run. */
    public record Question(int personKey, String planCode, String component, UUID periodId, UUID runId) {}

    private record Stored(UUID versionId, int versionNumber, String period, Money amount) {}

    public ExplainedEarning explain(Question question) {
        var run = runs.run(new RunId(question.runId()));
        var stored = stored(question, run.resultRunId());
        var kept = inputs.of(run, Objects.requireNonNullElse(run.inputHash(), ""));
        var input = kept.input();
        int version = IntStream.range(0, kept.plans().size())
                .filter(i -> kept.plans().get(i).versionId().equals(stored.versionId()))
                .findFirst()
                .orElseThrow();
        var explanation = kept.derivations()
                .explain(
                        input.keys().person(question.personKey()),
                        version,
                        question.component(),
                        period(input, question.periodId()));
        var derived = Objects.requireNonNullElse(explanation.amount(), BigDecimal.ZERO);
        if (derived.compareTo(stored.amount().amount()) != 0) {
            throw new IllegalStateException(
                    "Run " + run.number() + " does not derive again what it stored for " + question);
        }
        return new ExplainedEarning(
                run.number(),
                question.planCode(),
                stored.versionNumber(),
                question.component(),
                stored.period(),
                stored.amount(),
                names.named(Derivation.of(explanation, input.snapshot())));
    }

    private static int period(Input input, UUID id) {
        int periods = input.snapshot().calendar().periods().size();
        return IntStream.range(0, periods)
                .filter(i -> input.keys().periodId(i).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stored stored(Question question, UUID resultRun) {
        return jdbc.sql("""
                        select v.id, v.number, d.code, e.amount, e.currency
                          from earning e
                          join plan_version v on v.id = e.plan_version_id
                          join compensation_plan p on p.id = v.plan_id and p.code = :plan
                          join period d on d.id = e.period_id
                         where e.run_id = :run and e.person_key = :person and e.component = :component
                           and e.period_id = :period""")
                .param("plan", question.planCode())
                .param("run", resultRun)
                .param("person", question.personKey())
                .param("component", question.component())
                .param("period", question.periodId())
                .query((row, _) -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("code"),
                        Money.of(row.getString("amount"), row.getString("currency"))))
                .optional()
                .orElseThrow(() -> new NotFound("There is no earning of component “" + question.component()
                        + "” of plan " + question.planCode() + " for this payee and period in that run."));
    }
}
