package org.openspm.incentive.language;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;

/** What reading a library gave: its name and parts, or everything that is wrong with it. */
public record LibraryReading(@Nullable LibraryName read, String title, List<Part> parts, List<PlanProblem> problems) {

    /** A part that plans may use: the list it belongs to, such as {@code components}, and its name. */
    public record Part(String list, String name, int line) {}

    public LibraryReading {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    /** Its name, or a refusal that names the faults. */
    public LibraryName orRefuse() {
        if (!problems.isEmpty()) {
            throw new RuleViolation(
                    problems.stream().limit(5).map(PlanProblem::toString).collect(Collectors.joining(" ")));
        }
        return Objects.requireNonNull(read);
    }
}
