package org.openspm.incentive.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.plan.Plan;

/**
 * What reading a plan's text gave: the plan with its examples, or everything that is wrong with it.
 *
 * @param uses what was taken from libraries
 */
public record PlanReading(@Nullable Plan read, List<PlanExample> examples, List<PlanProblem> problems, Uses uses) {
    private static final int SHOWN_MAX = 5;

    public PlanReading {
        examples = List.copyOf(examples);
        problems = List.copyOf(problems);
        if ((read == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("Either a plan or problems");
        }
    }

    public Optional<Plan> plan() {
        return Optional.ofNullable(read);
    }

    /** The libraries whose parts the plan has. */
    public List<LibraryName> libraries() {
        return uses.libraries();
    }

    public boolean isSound() {
        return read != null;
    }

    /** The plan, or a refusal that names the first faults with their lines. */
    public Plan orRefuse() {
        if (read == null) {
            var more = problems.size() > SHOWN_MAX ? " And " + (problems.size() - SHOWN_MAX) + " more." : "";
            throw new RuleViolation(problems.stream()
                            .limit(SHOWN_MAX)
                            .map(PlanProblem::toString)
                            .collect(Collectors.joining(" "))
                    + more);
        }
        return read;
    }
}
