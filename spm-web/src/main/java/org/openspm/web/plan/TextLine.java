package org.openspm.web.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openspm.incentive.language.PlanProblem;

/**
 * A line of a plan's text.
 *
 * @param fault what is wrong in it; empty when nothing is
 */
record TextLine(int number, String text, String fault) {

    static List<TextLine> of(String text, List<PlanProblem> problems) {
        var faults = problems.stream()
                .collect(Collectors.groupingBy(
                        PlanProblem::line, Collectors.mapping(PlanProblem::sentence, Collectors.joining(" "))));
        var lines = text.lines().toList();
        return IntStream.rangeClosed(1, Math.max(1, lines.size()))
                .mapToObj(number -> new TextLine(
                        number, number <= lines.size() ? lines.get(number - 1) : "", faults.getOrDefault(number, "")))
                .toList();
    }
}
