package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.calc.Explanation.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The credits that a payee's measures consist of, newest first: read off the derivation of the earnings, so that what is
 * listed cannot differ from what was calculated.
 */
@Service
public class CreditListing {
    private static final int PAYEES_KEPT = 50;
    private static final Comparator<ListedCredit> NEWEST_FIRST = Comparator.comparing(ListedCredit::date)
            .reversed()
            .thenComparing(ListedCredit::deal)
            .thenComparing(ListedCredit::rule)
            .thenComparing(ListedCredit::recipient);

    private final Recent<Payee, List<ListedCredit>> recent = new Recent<>(PAYEES_KEPT);
    private final Explanations explanations;
    private final RunQueries runs;
    private final JdbcClient jdbc;

    CreditListing(Explanations explanations, RunQueries runs, JdbcClient jdbc) {
        this.explanations = explanations;
        this.runs = runs;
        this.jdbc = jdbc;
    }

    private record Payee(int personKey, UUID periodId, UUID resultRun) {}

    private record Earned(String plan, String component) {}

    private record Key(String plan, @Nullable Long transaction, List<String> credit) {}

    /**
     * Credits that count in a period; {@code search} looks into deal, customer, rule and recipient.
     *
     * @param runId the run whose figures are shown
     */
    public Page<ListedCredit> of(int personKey, UUID periodId, UUID runId, String search, PageRequest page) {
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        var found = all(personKey, periodId, runId).stream()
                .filter(credit -> credit.mentions(wanted))
                .toList();
        var items = found.stream().skip(page.offset()).limit(page.size()).toList();
        return new Page<>(items, page.number(), page.size(), found.size());
    }

    /** Searching and turning pages derive nothing again: what a run credited stays as it is. */
    private List<ListedCredit> all(int personKey, UUID periodId, UUID runId) {
        var payee = new Payee(personKey, periodId, runs.run(new RunId(runId)).resultRunId());
        return recent.get(payee, () -> derived(payee, runId));
    }

    private List<ListedCredit> derived(Payee payee, UUID runId) {
        var credits = new LinkedHashMap<Key, ListedCredit>();
        for (var earned : earned(payee)) {
            var question = new Explanations.Question(
                    payee.personKey(), earned.plan(), earned.component(), payee.periodId(), runId);
            collect(explanations.explain(question).derivation(), earned.plan(), credits);
        }
        return credits.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Every measure of a derivation; two components on one measure show the same credits, which are listed once. */
    private static void collect(Derivation step, String plan, Map<Key, ListedCredit> credits) {
        for (var child : step.children()) {
            if (child.step() == Step.MEASURE) {
                var measure = child.arguments().getFirst();
                child.children().stream()
                        .filter(credit -> credit.step() == Step.CREDIT)
                        .forEach(credit -> credits.merge(
                                new Key(plan, credit.transactionId(), credit.arguments()),
                                listed(credit, plan, measure),
                                ListedCredit::countedToo));
            } else {
                collect(child, plan, credits);
            }
        }
    }

    private static ListedCredit listed(Derivation credit, String plan, String measure) {
        var transaction = credit.children().stream()
                .filter(child -> child.step() == Step.TRANSACTION)
                .findFirst()
                .orElseThrow();
        var climbed = credit.children().stream().anyMatch(child -> child.step() == Step.ROLL_UP);
        return new ListedCredit(
                transaction.arguments().get(0),
                LocalDate.parse(credit.arguments().get(3)),
                transaction.arguments().get(2),
                plan,
                credit.arguments().get(0),
                credit.arguments().get(1),
                credit.arguments().get(2),
                climbed,
                credit.amount(),
                credit.currency(),
                List.of(measure));
    }

    private List<Earned> earned(Payee payee) {
        return jdbc.sql("""
                        select p.code, e.component
                          from earning e
                          join plan_version v on v.id = e.plan_version_id
                          join compensation_plan p on p.id = v.plan_id
                         where e.run_id = :run and e.person_key = :person and e.period_id = :period
                         order by p.code, e.component""")
                .param("run", payee.resultRun())
                .param("person", payee.personKey())
                .param("period", payee.periodId())
                .query((row, _) -> new Earned(row.getString("code"), row.getString("component")))
                .list();
    }
}
