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
import org.springframework.stereotype.Service;

/**
 * The credits that a payee's measures consist of, newest first: read off the derivation of the measures, so that what is
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

    CreditListing(Explanations explanations, RunQueries runs) {
        this.explanations = explanations;
        this.runs = runs;
    }

    private record Payee(int personKey, UUID periodId, UUID resultRun) {}

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
        for (var measure : explanations.measures(payee.personKey(), payee.periodId(), runId)) {
            collect(measure.derivation(), measure, credits);
        }
        return credits.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Two measures with the same credits show them once. */
    private static void collect(Derivation step, ExplainedMeasure of, Map<Key, ListedCredit> credits) {
        if (step.step() == Step.ATTAINMENT) {
            collect(step.children().getFirst(), of, credits);
            return;
        }
        step.children().stream()
                .filter(credit -> credit.step() == Step.CREDIT)
                .forEach(credit -> credits.merge(
                        new Key(of.planCode(), credit.transactionId(), credit.arguments()),
                        listed(credit, of.planCode(), of.measure()),
                        ListedCredit::countedToo));
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
}
