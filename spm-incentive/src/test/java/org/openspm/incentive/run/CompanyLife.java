package org.openspm.incentive.run;

import static org.openspm.incentive.run.LifeInvariant.A_REFUSED_ACT_CHANGES_NOTHING;
import static org.openspm.incentive.run.LifeInvariant.EARNINGS_DERIVE_FROM_THE_INPUT;
import static org.openspm.incentive.run.LifeInvariant.PUBLISHED_STAYS;
import static org.openspm.incentive.run.LifeInvariant.UNCHANGED_INPUT_WRITES_NOTHING;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.Sale;
import org.openspm.domain.testing.TestCompany;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A company on PostgreSQL and what happens to it: act by act, at random or as a test says, with what must hold after each.
 * Half of a commission is held until the customer pays, returns are taken back, nobody is paid less than nothing.
 */
final class CompanyLife {
    static final LocalDate BEGINNING = LocalDate.of(2026, 1, 1);
    static final List<LocalDate> QUARTERS =
            IntStream.range(0, 5).mapToObj(n -> BEGINNING.plusMonths(3L * n)).toList();
    static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal THIRD = new BigDecimal("0.333333");
    private static final String PLAN = """
            plan: LIFE
            title: A life
            currency: EUR
            pays: quarter
            rounding: half up to 2 decimals per line
            credits:
              - {credit: seller, of: orders, events: [order], to: {splits: stated, seller: rest}}
            measures:
              - {measure: sales, credits: seller, sum: amount}
              - {measure: year, credits: seller, sum: amount, accumulates: year}
            components:
              - {component: Commission, on: sales, per: credit, rate: RATE %}
              - component: Bonus
                on: year
                tiers:
                  axis: amount
                  mode: marginal
                  bands: [{to: 5000, value: 1 %}, {value: 4 %}]
            """;
    private static final String RULES = """
            payments:
              - {holdback: Until paid, of: Commission, share: 50 %, release: payment}
              - {clawback: Returned}
              - {negative: Below zero, then: carried}
            """;

    private final PlanImport plans;
    private final RunRequests requests;
    private final CalculationJob job;
    private final RunSteps steps;
    private final RunInputs inputs;
    private final RunQueries runs;
    private final RunApproval approval;
    private final RunPublication publication;
    private final JdbcClient jdbc;
    private final LifeLedger ledger;

    private final Set<LifeSituation> reached = EnumSet.noneOf(LifeSituation.class);
    private final List<String> log = new ArrayList<>();
    private final List<RunId> calculated = new ArrayList<>();
    private TestCompany company;
    private LifeModel model = new LifeModel();
    private String rules = "";
    private String published = "";
    private int through;
    private int booked;

    private enum Act {
        SELL,
        SELL_MORE,
        REVISE,
        CANCEL,
        RETURN,
        CUSTOMER_PAYS,
        CHANGE_BACK,
        MOVE,
        SPLIT,
        CHANGE_PLAN,
        HIRE,
        MOVE_ASSIGNMENT,
        SHUFFLE,
        OVERTAKE,
        REFUSE
    }

    CompanyLife(
            PlanImport plans,
            RunRequests requests,
            CalculationJob job,
            RunSteps steps,
            RunInputs inputs,
            RunQueries runs,
            RunApproval approval,
            RunPublication publication,
            JdbcClient jdbc) {
        this.plans = plans;
        this.requests = requests;
        this.job = job;
        this.steps = steps;
        this.inputs = inputs;
        this.runs = runs;
        this.approval = approval;
        this.publication = publication;
        this.jdbc = jdbc;
        this.ledger = new LifeLedger(jdbc);
        this.company = beginWithoutRules();
    }

    TestCompany beginWithRules() {
        rules = RULES;
        return begin();
    }

    TestCompany beginWithoutRules() {
        rules = "";
        return begin();
    }

    private TestCompany begin() {
        company = TestCompany.anew(jdbc).quarters(2026, 2027).years(2026, 2027).people("ana", "ben", "cleo", "dirk");
        model = new LifeModel();
        log.clear();
        calculated.clear();
        published = "";
        through = 0;
        booked = 0;
        plan(5, BEGINNING);
        company.assign("LIFE");
        List.of("ana", "ben", "cleo", "dirk").forEach(person -> model.stays(person, BEGINNING, null));
        return company;
    }

    /** Lives a life of some steps; empty when all held after each, else what did not and all that happened before. */
    Optional<Breach> live(long seed, int steps) {
        beginWithRules();
        var random = new Random(seed);
        for (int step = 0; step < steps; step++) {
            var broken = EnumSet.noneOf(LifeInvariant.class);
            act(random, broken);
            if (broken.isEmpty() && random.nextInt(3) == 0) {
                through = Math.clamp(through + random.nextInt(2), 1, QUARTERS.size() - 1);
                publish(QUARTERS.get(through).minusDays(1), broken);
                settle(random);
            }
            check(broken);
            if (!broken.isEmpty()) {
                return Optional.of(new Breach(seed, broken, List.copyOf(log)));
            }
        }
        note("select count(*) from payable where amount < 0", LifeSituation.TAKEN_BACK_BELOW_ZERO);
        note("select count(*) from earning where component = 'Returned'", LifeSituation.CLAWED_BACK);
        note(
                "select count(*) from payment_balance where kind = 'NEGATIVE' and closing > 0",
                LifeSituation.CARRIED_BELOW_ZERO);
        note(
                "select count(*) from earning where component = 'Until paid' and amount > 0",
                LifeSituation.RELEASED_ON_PAYMENT);
        return Optional.empty();
    }

    /** What did not hold, after which acts. */
    record Breach(long seed, Set<LifeInvariant> broken, List<String> log) {}

    Set<LifeSituation> reached() {
        return reached;
    }

    private void act(Random random, Set<LifeInvariant> broken) {
        var person = model.people().get(random.nextInt(model.people().size()));
        boolean early = through > 0 && random.nextBoolean();
        boolean border = random.nextInt(6) == 0;
        var day = border
                ? QUARTERS.get(random.nextInt(early ? 1 : 4))
                : BEGINNING.plusDays(random.nextInt(early ? 90 : 365));
        var act = Act.values()[random.nextInt(Act.values().length)];
        var deals = model.deals();
        var deal = deals.isEmpty() ? null : deals.get(random.nextInt(deals.size()));
        if (deal == null && act.compareTo(Act.REVISE) >= 0 && act.compareTo(Act.SPLIT) <= 0) {
            act = Act.SELL;
        }
        if (act == Act.CHANGE_BACK) {
            // What is published most likely.
            deal = Collections.min(deals, Comparator.comparing(LifeModel.Deal::day));
        }
        log.add(act + " " + person + " " + day + " " + (deal == null ? "" : deal));
        switch (act) {
            case SELL, SELL_MORE -> {
                sell(person, day, new BigDecimal(random.nextInt(100_00, 4000_00)).movePointLeft(2));
                if (early) {
                    hit(LifeSituation.RETRO_INTO_PUBLISHED);
                }
                if (border) {
                    hit(LifeSituation.FIRST_DAY_OF_A_QUARTER);
                }
            }
            case CHANGE_PLAN -> {
                plan(3 + random.nextInt(6), QUARTERS.get(random.nextInt(3)));
                hit(LifeSituation.PLAN_CHANGED_BACKWARDS);
            }
            case HIRE -> hire("p" + model.people().size(), day);
            case MOVE_ASSIGNMENT -> {
                assign(person, BEGINNING, BEGINNING.plusDays(random.nextInt(60, 380)));
                hit(LifeSituation.MOVED_IN_THE_MIDDLE_OF_A_QUARTER);
            }
            case SHUFFLE -> shuffle(broken);
            case OVERTAKE -> overtake(person, day);
            case REFUSE -> refuse(broken);
            default -> change(act, Objects.requireNonNull(deal), person, random, broken);
        }
    }

    private void change(Act act, LifeModel.Deal deal, String person, Random random, Set<LifeInvariant> broken) {
        switch (act) {
            case REVISE -> book(deal.of(new BigDecimal(random.nextInt(100_00, 4000_00)).movePointLeft(2)));
            case CANCEL -> {
                book(deal.of(BigDecimal.ZERO.setScale(2)));
                hit(LifeSituation.RETURN_IN_FULL);
            }
            case RETURN -> event("return", deal, deal.amount().negate());
            case CUSTOMER_PAYS -> event("payment", deal, deal.amount());
            case CHANGE_BACK -> {
                book(deal.of(BigDecimal.ZERO.setScale(2)));
                again(broken);
                book(deal);
                again(broken);
                hit(LifeSituation.CHANGED_BACK);
            }
            case MOVE -> book(deal.by(person).split(null, HALF));
            case SPLIT -> {
                var split = person.equals(deal.seller())
                        ? deal.split(null, HALF)
                        : deal.split(person, random.nextBoolean() ? HALF : THIRD);
                book(split);
                hit(LifeSituation.SPLIT_AGAIN);
                if (split.isTied()) {
                    hit(LifeSituation.TIE_IN_LARGEST_REMAINDER);
                }
            }
            default -> throw new IllegalArgumentException("Not a change of a deal: " + act);
        }
    }

    /** What was published is published again, if anything was; else it is only calculated. */
    private void again(Set<LifeInvariant> broken) {
        if (through == 0) {
            calculate();
        } else if (broken.isEmpty()) {
            publish(QUARTERS.get(through).minusDays(1), broken);
        }
    }

    /** The same rows written in another order are the same input. */
    private void shuffle(Set<LifeInvariant> broken) {
        var before = calculate();
        jdbc.sql("update transaction set amount = amount where id % 2 = 0").update();
        jdbc.sql("update plan_assignment set valid = valid where person_key % 2 = 0")
                .update();
        if (!calculate().equals(before)) {
            broken.add(UNCHANGED_INPUT_WRITES_NOTHING);
        }
        hit(LifeSituation.ROWS_IN_ANOTHER_ORDER);
    }

    /** Somebody thought dead read, another took over and reads what came in since; then the first one writes. */
    private void overtake(String seller, LocalDate day) {
        var run = request();
        var slow = steps.begin(run).orElseThrow();
        var read = inputs.load(slow.scope(), slow.businessDate());
        sell(seller, day, new BigDecimal("777.77"));
        var other = steps.begin(run).orElseThrow();
        var late = inputs.load(other.scope(), other.businessDate());
        finish(slow, read);
        finish(other, late);
        calculated.add(run);
        hit(LifeSituation.OVERTAKEN_BY_ANOTHER_ATTEMPT);
    }

    private void finish(RunSteps.Attempt attempt, RunInputs.Kept read) {
        var result = Calculator.calculate(
                read.input().snapshot(), PlanInForce.versions(read.plans()), read.scope(), 2, Progress.SILENT);
        steps.finish(attempt, read.input(), read.plans(), result);
    }

    /** Approved by who asked for it; undone by an older run; asked for while another waits. */
    private void refuse(Set<LifeInvariant> broken) {
        var run = calculate();
        var waiting = requests.request(BEGINNING, LAST, "mira");
        var before = ledger.everything();
        refused(() -> requests.request(BEGINNING, LAST, "ben"));
        refused(() -> approval.approve(run, "mira"));
        if (through > 0
                && !calculated.getFirst().equals(run)
                && runs.run(calculated.getFirst()).status() != RunStatus.PUBLISHED) {
            refused(() -> publication.publish(calculated.getFirst(), LAST, "fatima"));
        }
        if (!ledger.everything().equals(before)) {
            broken.add(A_REFUSED_ACT_CHANGES_NOTHING);
        }
        requests.cancel(waiting, "mira");
        hit(LifeSituation.REFUSED);
    }

    private static void refused(Runnable act) {
        try {
            act.run();
        } catch (Conflict | RuleViolation refusal) {
            return;
        }
        throw new AssertionError("An act that must be refused was not");
    }

    private void settle(Random random) {
        if (through > 1 && random.nextBoolean()) {
            jdbc.sql("update period set status = 'PAID' where code = '2026-Q1' and status = 'PUBLISHED'")
                    .update();
            hit(LifeSituation.PAID);
            if (random.nextBoolean()) {
                close();
                hit(LifeSituation.CLOSED);
            }
        }
    }

    void close() {
        jdbc.sql("update period set status = 'CLOSED' where code = '2026-Q1'").update();
    }

    RunId calculate() {
        var run = request();
        job.run(run);
        var summary = runs.run(run);
        if (summary.status() != RunStatus.CALCULATED) {
            throw new AssertionError("Run ended " + summary.status() + ": " + summary.message());
        }
        if (summary.sameAs() != null) {
            hit(LifeSituation.RECALCULATED_UNCHANGED);
            return new RunId(summary.resultRunId());
        }
        calculated.add(run);
        return run;
    }

    private RunId request() {
        return requests.request(BEGINNING, LAST, "mira");
    }

    void publish(LocalDate last) {
        publish(last, EnumSet.noneOf(LifeInvariant.class));
    }

    void publish(RunId run, LocalDate last) {
        if (runs.run(run).status() == RunStatus.CALCULATED) {
            approval.approve(run, "fatima");
        }
        publication.publish(run, last, "fatima");
    }

    private void publish(LocalDate last, Set<LifeInvariant> broken) {
        var run = calculate();
        log.add("PUBLISH " + last);
        publish(run, last);
        var posted = ledger.posted();
        if (!posted.startsWith(published)) {
            broken.add(PUBLISHED_STAYS);
        }
        if (broken.isEmpty() && ledger.breaches(LifeInvariant.POSTED_IS_ENTITLED) == 0) {
            publication.publish(run, last, "fatima");
            if (!ledger.posted().equals(posted)) {
                broken.add(LifeInvariant.NO_LINE_IS_EARNED_TWICE);
            }
            hit(LifeSituation.PUBLISHED_TWICE);
        } else {
            broken.add(LifeInvariant.POSTED_IS_ENTITLED);
        }
        published = posted;
    }

    /** Everything that can be said at this moment; what a newest run is compared with must be as new as the acts. */
    private void check(Set<LifeInvariant> broken) {
        if (log.getLast().startsWith("PUBLISH") || log.getLast().startsWith("OVERTAKE")) {
            if (!model.earnings(QUARTERS).equals(ledger.earned())) {
                broken.add(EARNINGS_DERIVE_FROM_THE_INPUT);
                log.add("expected " + model.earnings(QUARTERS));
                log.add("earned   " + ledger.earned());
            }
        }
        for (var invariant : LifeInvariant.values()) {
            if (invariant != LifeInvariant.POSTED_IS_ENTITLED
                    && !invariant.breaches.isEmpty()
                    && ledger.breaches(invariant) > 0) {
                broken.add(invariant);
            }
        }
        if (!ledger.posted().startsWith(published)) {
            broken.add(PUBLISHED_STAYS);
        }
    }

    void sell(String seller, LocalDate day, BigDecimal amount) {
        book(new LifeModel.Deal("D" + ++booked, day, amount, seller, null, HALF));
    }

    void revise(String code, String seller, String amount) {
        var deal = model.deals().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
        book(deal.by(seller).of(new BigDecimal(amount)));
    }

    private void book(LifeModel.Deal deal) {
        jdbc.sql("delete from transaction_split where code = ?")
                .param(deal.code())
                .update();
        if (deal.partner() != null) {
            jdbc.sql("""
                            insert into transaction_split (source, code, person_key, role, share)
                            select 'crm', :code, key, 'deal', :share from person where code = :partner""")
                    .param("code", deal.code())
                    .param("share", deal.share())
                    .param("partner", deal.partner())
                    .update();
        }
        company.book(Sale.of(deal.code(), deal.day(), deal.amount()).by(deal.seller()));
        model.book(deal);
    }

    private void event(String kind, LifeModel.Deal deal, BigDecimal amount) {
        company.book(Sale.of(kind + ++booked, deal.day().plusDays(100), amount)
                .by(deal.seller())
                .as(kind, deal.code()));
    }

    void plan(int percent, LocalDate from) {
        plans.fromText(PLAN.replace("RATE", String.valueOf(percent)) + rules, from, "mira");
        model.rate(from, percent);
    }

    private void hire(String person, LocalDate day) {
        company.people(person).assign("LIFE", person);
        assign(person, day, null);
        hit(LifeSituation.HIRED);
    }

    void assign(String person, LocalDate from, @Nullable LocalDate end) {
        jdbc.sql(
                        "update plan_assignment set valid = daterange(:from, :end) where person_key = (select key from person where code = :person)")
                .param("from", from)
                .param("end", end, java.sql.Types.DATE)
                .param("person", person)
                .update();
        model.stays(person, from, end);
    }

    private void note(String query, LifeSituation situation) {
        if (company.count(query) > 0) {
            hit(situation);
        }
    }

    private void hit(LifeSituation situation) {
        reached.add(situation);
    }
}
