package org.openspm.incentive.calc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.plan.Measure.Anniversary;

/** The windows that begin again at each payee's own anniversaries; where there is no such day, each period is one. */
final class Anniversaries {
    private static final int UNKNOWN = -1;

    private final PlanFigures figures;
    private final Map<Integer, int[]> starts = new ConcurrentHashMap<>();

    Anniversaries(PlanFigures figures) {
        this.figures = figures;
    }

    /** The first slot of the window around this slot. */
    int windowStart(int measure, int payee, int slot) {
        var known = starts.computeIfAbsent(measure, _ -> unknown());
        int cell = payee * figures.plan().slots().count() + slot;
        if (known[cell] == UNKNOWN) {
            known[cell] = start(measure, payee, slot);
        }
        return known[cell];
    }

    private int[] unknown() {
        var cells =
                new int[figures.plan().payees().size() * figures.plan().slots().count()];
        Arrays.fill(cells, UNKNOWN);
        return cells;
    }

    private int start(int measure, int payee, int slot) {
        var day = day(measure, payee, slot);
        if (day == null) {
            return slot;
        }
        var slots = figures.plan().slots();
        int began =
                Days.of(anniversary(measure).lastBefore(day, slots.period(slot).lastDate()));
        int first = slot;
        while (first > 0 && slots.period(first - 1).endDay() > began) {
            first--;
        }
        return first;
    }

    /** Numbers of all periods of the window around this slot, later ones too. */
    int[] wholeWindow(int measure, int payee, int slot) {
        var slots = figures.plan().slots();
        var day = day(measure, payee, slot);
        if (day == null) {
            return new int[] {slots.number(slot)};
        }
        var last = slots.period(slot).lastDate();
        int began = Days.of(anniversary(measure).lastBefore(day, last));
        int ends = Days.of(anniversary(measure).nextAfter(day, last));
        var calendar = figures.plan().snapshot().calendar();
        var kind = slots.period(slot).kind();
        return IntStream.range(0, calendar.periods().size())
                .filter(number -> calendar.period(number).kind() == kind
                        && calendar.period(number).endDay() > began
                        && calendar.period(number).endDay() <= ends)
                .boxed()
                .sorted((a, b) -> Integer.compare(
                        calendar.period(a).startDay(), calendar.period(b).startDay()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Anniversary anniversary(int measure) {
        return Objects.requireNonNull(
                figures.plan().plan().measures().get(measure).since());
    }

    private @Nullable LocalDate day(int measure, int payee, int slot) {
        var bindings = figures.bindings(payee, slot);
        try {
            return Evaluator.date(anniversary(measure).day(), bindings);
        } catch (CannotCalculate refused) {
            throw new RuleViolation(
                    bindings.where() + ": " + refused.getMessage() + " See " + refused.at() + " of the plan.");
        }
    }
}
