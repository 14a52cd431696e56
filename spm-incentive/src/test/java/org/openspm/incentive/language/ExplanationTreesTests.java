package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Vocabulary;

/**
 * Every step of the derivations of some plans, as somebody has read and agreed to it. When a step is changed on purpose:
 * {@code ./mvnw -pl spm-incentive -am test -Dtest=ExplanationTreesTests -Dexplanations.write=true}, and read the difference.
 */
class ExplanationTreesTests {
    private static final Path RESOURCES = Path.of("src/test/resources");

    /** Quotients have 34 digits, and a formula is written with 30 at most. */
    private static final Pattern LONGEST = Pattern.compile("(\\d+\\.\\d{20})\\d+");

    private static final boolean WRITE = Boolean.getBoolean("explanations.write");

    @TestFactory
    Stream<DynamicTest> derivesEachEarningStepByStep() throws IOException {
        return plans().map(file -> DynamicTest.dynamicTest(name(file), () -> isAsAgreed(file)));
    }

    @Test
    void saysFormulasThatGiveTheirFigureWhenSomebodyWorksThemOutAgain() throws IOException {
        var formulas = new ArrayList<Explanation>();
        for (var file : plans().toList()) {
            var reading = PlanReader.read(Files.readString(file));
            reading.examples()
                    .forEach(example ->
                            PlanExamples.explain(reading, example).forEach(earning -> collect(earning, formulas)));
        }
        // A curve or table stands in the plan; its value is a step of its own.
        formulas.removeIf(formula -> formula.arguments().getLast().matches(".*(CURVE|TABLE)\\(.*"));
        assertThat(formulas)
                .hasSizeGreaterThan(20)
                .allSatisfy(formula -> assertThat(workedOut(formula.arguments().getLast()))
                        .isCloseTo(formula.amount(), within(new BigDecimal("1E-15"))));
    }

    private static void collect(Explanation step, List<Explanation> formulas) {
        if (step.step() == Explanation.Step.FORMULA && step.amount() != null) {
            formulas.add(step);
        }
        step.children().forEach(child -> collect(child, formulas));
    }

    private static BigDecimal workedOut(String formula) {
        var expression = ExpressionParser.parseAny(
                LONGEST.matcher(formula).replaceAll("$1"),
                Vocabulary.ofPayees(Map.of()),
                offset -> new Mark(1, offset + 1));
        return Evaluator.number(expression, reference -> {
            throw new AssertionError(reference.written() + " is a name and no figure");
        });
    }

    private static Stream<Path> plans() throws IOException {
        try (var constructs = Files.list(RESOURCES.resolve("plans/constructs"));
                var examples = Files.list(Path.of("../plans/examples"))) {
            return Stream.concat(constructs, examples).sorted().toList().stream();
        }
    }

    private static void isAsAgreed(Path plan) throws IOException {
        var agreed = RESOURCES.resolve("explanations").resolve(name(plan).replace(".yaml", ".txt"));
        var derived = derived(PlanReader.read(Files.readString(plan)));
        if (WRITE) {
            Files.createDirectories(agreed.getParent());
            Files.writeString(agreed, derived);
        }
        assertThat(derived).isEqualTo(Files.readString(agreed));
    }

    private static String derived(PlanReading reading) {
        var text = new StringBuilder();
        for (var example : reading.examples()) {
            text.append("== ").append(example.name()).append('\n');
            PlanExamples.explain(reading, example).forEach(earning -> write(earning, 0, text));
        }
        return text.toString();
    }

    private static void write(Explanation step, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(step.adds() ? "+ " : "  ").append(step.step());
        step.arguments().forEach(argument -> text.append(" | ").append(argument));
        if (step.amount() != null) {
            text.append(" = ").append(step.amount().stripTrailingZeros().toPlainString());
        }
        if (step.currency() != null) {
            text.append(' ').append(step.currency());
        }
        text.append(step.transaction() == Explanation.NO_TRANSACTION ? "" : " #" + step.transaction())
                .append(step.planLine() == 0 ? "" : " @" + step.planLine())
                .append('\n');
        step.children().forEach(child -> write(child, depth + 1, text));
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName());
    }
}
