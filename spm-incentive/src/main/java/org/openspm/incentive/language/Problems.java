package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openspm.incentive.calc.expression.ExpressionError;
import org.openspm.incentive.calc.expression.Mark;

/** Collects what is wrong with a text; the first hundred are enough for anybody. */
final class Problems {
    private static final int KEPT_MAX = 100;

    private final List<PlanProblem> found = new ArrayList<>();

    void add(Mark at, String sentence) {
        if (found.size() < KEPT_MAX) {
            found.add(new PlanProblem(at, sentence));
        }
    }

    void add(ExpressionError error) {
        add(error.at(), error.sentence());
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** In the order of the text, each once. */
    List<PlanProblem> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(PlanProblem::at))
                .toList();
    }
}
