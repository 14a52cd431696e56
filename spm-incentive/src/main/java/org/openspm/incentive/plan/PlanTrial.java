package org.openspm.incentive.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanText;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.Libraries;
import org.openspm.incentive.language.LibraryReader;
import org.openspm.incentive.language.PayoutCurve;
import org.openspm.incentive.language.PayoutCurves;
import org.openspm.incentive.language.PlanExamples;
import org.openspm.incentive.language.PlanProblem;
import org.openspm.incentive.language.PlanReader;
import org.springframework.stereotype.Service;

/** Tries a plan's text out: its faults, its examples, what it pays. The same words give the same answer, so it is kept. */
@Service
public class PlanTrial {
    private static final int KEPT_MAX = 64;

    private final Libraries libraries;
    private final Map<String, Outcome> kept = new LinkedHashMap<>();

    PlanTrial(Libraries libraries) {
        this.libraries = libraries;
    }

    /**
     * What became of a text.
     *
     * @param examples calculated by the kernel that pays people; none while there are problems
     */
    public record Outcome(List<PlanProblem> problems, List<ExampleResult> examples, List<PayoutCurve> curves) {
        public Outcome {
            problems = List.copyOf(problems);
            examples = List.copyOf(examples);
            curves = List.copyOf(curves);
        }

        public boolean isSound() {
            return problems.isEmpty();
        }

        public long failing() {
            return examples.stream().filter(example -> !example.passes()).count();
        }
    }

    public Outcome of(String text) {
        var words = new PlanText(text);
        var known = known(words.hash());
        if (known != null) {
            return known;
        }
        var outcome = tried(words.value());
        // A library that is not there now may be there later.
        return outcome.isSound() || LibraryReader.usedBy(words.value()).isEmpty()
                ? keep(words.hash(), outcome)
                : outcome;
    }

    private Outcome tried(String text) {
        var reading = PlanReader.read(text, libraries);
        return reading.isSound()
                ? new Outcome(List.of(), PlanExamples.run(reading), PayoutCurves.of(reading))
                : new Outcome(reading.problems(), List.of(), List.of());
    }

    private synchronized @Nullable Outcome known(String hash) {
        return kept.get(hash);
    }

    private synchronized Outcome keep(String hash, Outcome outcome) {
        kept.put(hash, outcome);
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
        return outcome;
    }
}
