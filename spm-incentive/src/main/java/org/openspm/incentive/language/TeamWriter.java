package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.plan.Base;

/** Writes pools and contests canonically. */
final class TeamWriter {
    private final YamlLines lines;

    TeamWriter(YamlLines lines) {
        this.lines = lines;
    }

    void pool(Base.Pool pool) {
        lines.group(2, "pool");
        lines.key(3, "amount", ExpressionWriter.write(pool.amount()));
        expression("qualifies", pool.qualifies());
        expression("by", pool.weight());
        expression("of", pool.of());
        if (pool.addsUp()) {
            lines.key(3, "parts", "add up");
        }
        among(pool.among());
    }

    void contest(Base.Contest contest) {
        lines.group(2, "contest");
        expression("by", contest.score());
        if (contest.lowestFirst()) {
            lines.key(3, "order", "lowest first");
        }
        expression("qualifies", contest.qualifies());
        lines.key(3, "ties", Values.word(contest.ties()));
        lines.group(3, "prizes");
        int first = 1;
        for (var prize : contest.prizes()) {
            var pairs = new ArrayList<List<String>>();
            pairs.add(List.of("places", places(prize, first)));
            pairs.add(List.of("amount", ExpressionWriter.write(prize.amount())));
            if (prize.shared()) {
                pairs.add(List.of("shared", "yes"));
            }
            lines.flowItem(4, pairs);
            first = prize.last() + 1;
        }
        among(contest.among());
    }

    private static String places(Base.Contest.Prize prize, int first) {
        if (prize.part() != null) {
            return "to " + PlanWriter.percent(prize.part());
        }
        return prize.last() == first ? "" + first : first + " to " + prize.last();
    }

    private void among(Base.Team team) {
        switch (team.kind()) {
            case PLAN -> {}
            case TITLE -> lines.key(3, "among", "title");
            case MANAGER -> lines.key(3, "among", "manager along " + team.hierarchy());
        }
    }

    private void expression(String key, @Nullable Expression expression) {
        if (expression != null) {
            lines.key(3, key, ExpressionWriter.write(expression));
        }
    }
}
