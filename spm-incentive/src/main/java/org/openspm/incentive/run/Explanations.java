package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Input;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Derives a stored earning or measure again, step by step, by the engine that calculated it. */
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

    /**
     * Which measure: of whom, of which plan, or any for null.
     *
     * @param periodId the period of the plan that was measured, or a longer one: then its last one that began by the day
     */
    public record MeasureQuestion(
            int personKey, @Nullable String planCode, String measure, UUID periodId, LocalDate day, UUID runId) {}

    private record Measured(
            UUID versionId, String planCode, int versionNumber, UUID periodId, String period, BigDecimal value) {}

    private record Stored(UUID versionId, int versionNumber, String period, Money amount) {}

    public ExplainedEarning explain(Question question) {
        var run = runs.run(new RunId(question.runId()));
        var stored = stored(question, run.resultRunId());
        var kept = inputs.of(run, Objects.requireNonNullElse(run.inputHash(), ""));
        var input = kept.input();
        int version = version(kept, stored.versionId());
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

    /** Derives what a payee reached on a measure, down to the transactions. */
    public ExplainedMeasure measure(MeasureQuestion question) {
        var run = runs.run(new RunId(question.runId()));
        var measured = measured(question, run.resultRunId());
        var kept = inputs.of(run, Objects.requireNonNullElse(run.inputHash(), ""));
        var input = kept.input();
        var explanation = kept.derivations()
                .measure(
                        input.keys().person(question.personKey()),
                        version(kept, measured.versionId()),
                        question.measure(),
                        period(input, measured.periodId()));
        var derived = Derivation.of(explanation, input.snapshot());
        var value = derived.step() == Explanation.Step.ATTAINMENT
                ? derived.children().getFirst().amount()
                : derived.amount();
        if (value == null || value.compareTo(measured.value()) != 0) {
            throw new IllegalStateException(
                    "Run " + run.number() + " does not derive again what it stored for " + question);
        }
        return new ExplainedMeasure(
                run.number(),
                measured.planCode(),
                measured.versionNumber(),
                question.measure(),
                measured.period(),
                names.named(derived));
    }

    /** The measures that a payee was measured on in a period, each derived again: what was credited, whoever was paid for it. */
    List<ExplainedMeasure> measures(int personKey, UUID periodId, UUID runId) {
        var run = runs.run(new RunId(runId));
        var kept = inputs.of(run, Objects.requireNonNullElse(run.inputHash(), ""));
        var input = kept.input();
        var found = new ArrayList<ExplainedMeasure>();
        for (var version : measuredBy(personKey, periodId, run.resultRunId())) {
            int number = version(kept, version);
            var plan = kept.plans().get(number);
            var measures = plan.version().plan().measures();
            var derived = kept.derivations().measures(input.keys().person(personKey), number, period(input, periodId));
            for (int i = 0; i < measures.size(); i++) {
                found.add(new ExplainedMeasure(
                        run.number(),
                        plan.code(),
                        plan.number(),
                        measures.get(i).name(),
                        input.snapshot()
                                .calendar()
                                .period(period(input, periodId))
                                .code(),
                        names.named(Derivation.of(derived.get(i), input.snapshot()))));
            }
        }
        return found;
    }

    List<UUID> measuredBy(int personKey, UUID periodId, UUID resultRun) {
        return jdbc.sql("""
                        select distinct m.plan_version_id, v.number, p.code
                          from measurement m
                          join plan_version v on v.id = m.plan_version_id
                          join compensation_plan p on p.id = v.plan_id
                         where m.run_id = :run and m.person_key = :person and m.period_id = :period
                         order by p.code, v.number""")
                .param("run", resultRun)
                .param("person", personKey)
                .param("period", periodId)
                .query((row, _) -> row.getObject("plan_version_id", UUID.class))
                .list();
    }

    private Measured measured(MeasureQuestion question, UUID resultRun) {
        return jdbc.sql("""
                        select m.plan_version_id, p.code as plan, v.number, d.id as period_id, d.code as period, m.value
                          from measurement m
                          join plan_version v on v.id = m.plan_version_id
                          join compensation_plan p on p.id = v.plan_id
                          join period d on d.id = m.period_id
                          join period wanted on wanted.id = :period
                         where m.run_id = :run and m.person_key = :person and m.measure = :measure
                           and p.code = coalesce(:plan, p.code) and d.valid <@ wanted.valid and lower(d.valid) <= :day
                         order by upper(d.valid) desc, p.code, v.number limit 1""")
                .param("plan", question.planCode(), java.sql.Types.VARCHAR)
                .param("run", resultRun)
                .param("person", question.personKey())
                .param("measure", question.measure())
                .param("period", question.periodId())
                .param("day", question.day())
                .query((row, _) -> new Measured(
                        row.getObject("plan_version_id", UUID.class),
                        row.getString("plan"),
                        row.getInt("number"),
                        row.getObject("period_id", UUID.class),
                        row.getString("period"),
                        row.getBigDecimal("value")))
                .optional()
                .orElseThrow(() -> new NotFound(
                        "This payee was not measured on “" + question.measure() + "” in that period by that run."));
    }

    static int version(RunInputs.Kept kept, UUID id) {
        return IntStream.range(0, kept.plans().size())
                .filter(i -> kept.plans().get(i).versionId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static int period(Input input, UUID id) {
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
