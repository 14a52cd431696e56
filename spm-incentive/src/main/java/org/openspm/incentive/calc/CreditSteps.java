package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.RowBindings;

/** Tells where a credit comes from: rule and role, the share, the climb, and the transaction's revision. */
final class CreditSteps {
    private final VersionRun run;
    private final int measure;
    private final int payee;
    private final int slot;
    private final @Nullable Currency currency;
    private final @Nullable PayeeCredits credits;

    CreditSteps(VersionRun run, int measure, int payee, int slot, @Nullable Currency currency) {
        this.run = run;
        this.measure = measure;
        this.payee = payee;
        this.slot = slot;
        this.currency = currency;
        this.credits = run.credits(measure);
    }

    /** The one credit, or nothing for −1. */
    List<Explanation> of(int credit) {
        return credit == RawLine.NONE || credits == null ? List.of() : List.of(credit(credit, credits, false));
    }

    /** All credits of the measure from the start of its window, each a summand of it. */
    List<Explanation> all() {
        if (credits == null) {
            return List.of();
        }
        int first = run.figures().windowStart(measure, payee, slot);
        var take = run.plan().plan().measures().get(measure).take();
        var order = take == null ? null : run.figures().deals(measure, payee, first, slot);
        return Arrays.stream(credits.of(payee))
                .filter(credit -> credits.slot(credit) >= first && credits.slot(credit) <= slot)
                .filter(credit -> order == null || order.takes(credit))
                .mapToObj(credit -> credit(credit, credits, true))
                .toList();
    }

    private Explanation credit(int credit, PayeeCredits from, boolean adds) {
        var log = from.log();
        var rule = run.plan().rules().get(log.rule(credit));
        int row = log.row(credit);
        var children = new ArrayList<Explanation>();
        if (log.recipient(credit) != payee) {
            children.add(bare(Step.ROLL_UP, List.of(climb(log, credit)), 0));
        }
        if (rule.rule().to().size() > 1) {
            var whole = new RowBindings(new Frame(run.plan().snapshot(), rule.rule(), rule.roles()))
                    .at(row)
                    .whole();
            var part = BigDecimal.valueOf(log.amount(credit), NumberColumn.SCALE);
            children.add(bare(
                    Step.SPLIT,
                    List.of(
                            Explainer.plain(
                                    whole.signum() == 0 ? part : part.divide(whole, 6, java.math.RoundingMode.HALF_UP)),
                            Explainer.plain(whole)),
                    rule.rule().at().line()));
        }
        children.add(transaction(run.plan().snapshot(), row));
        return new Explanation(
                Step.CREDIT,
                List.of(
                        rule.rule().name(),
                        rule.roles().get(log.allocation(credit)),
                        name(log.recipient(credit)),
                        java.time.LocalDate.ofEpochDay(from.day(credit)).toString()),
                from.value(credit, payee),
                currency,
                adds,
                row,
                rule.rule().at().line(),
                children);
    }

    /** The step that names a transaction. */
    static Explanation transaction(Snapshot snapshot, int row) {
        var transactions = snapshot.transactions();
        var stated = transactions.fields().texts(Fields.CURRENCY);
        var code = stated == null ? null : stated.get(row);
        return new Explanation(
                Step.TRANSACTION,
                List.of(transactions.key(row), transactions.date(row).toString(), account(snapshot, row)),
                transactions.amounts().get(row),
                code == null ? null : Currency.of(code),
                false,
                row,
                0,
                List.of());
    }

    private static String account(Snapshot snapshot, int row) {
        var accounts = snapshot.transactions().fields().links(Fields.ACCOUNT);
        int account = accounts == null ? LinkColumn.NONE : accounts.get(row);
        if (account == LinkColumn.NONE) {
            return "–";
        }
        var name = snapshot.accounts().fields().text("name", account);
        var code = snapshot.accounts().fields().text(Fields.CODE, account);
        return name != null ? name : code != null ? code : "–";
    }

    private String climb(CreditLog log, int credit) {
        var chains = run.plan().chainsOf(measure);
        int segment = log.segment(credit);
        var names = new ArrayList<String>();
        names.add(name(log.recipient(credit)));
        for (int place = chains.firstAbove(segment); place < chains.endAbove(segment); place++) {
            names.add(name(chains.member(place)));
            if (chains.member(place) == payee) {
                break;
            }
        }
        return String.join(" → ", names);
    }

    private String name(int who) {
        return run.plan().snapshot().roster().name(run.plan().payees().node(who));
    }

    private static Explanation bare(Step step, List<String> arguments, int planLine) {
        return new Explanation(step, arguments, null, null, false, Explanation.NO_TRANSACTION, planLine, List.of());
    }
}
