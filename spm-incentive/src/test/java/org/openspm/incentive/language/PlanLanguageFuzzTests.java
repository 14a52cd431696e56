package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.ExpressionError;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Vocabulary;

/**
 * Whatever is typed, the language reads it or says where it is wrong. In the build the texts given here and those that were
 * found once are tried; {@code bin/fuzz} looks for more.
 */
class PlanLanguageFuzzTests {
    private static final Vocabulary WORDS = Vocabulary.ofTransactions();

    static Stream<String> plans() throws IOException {
        return PlanFilesTests.files().map(PlanLanguageFuzzTests::text);
    }

    static Stream<String> formulas() {
        return Stream.of(
                "amount",
                "amount * 60 % - 0.5",
                "IF(product.category = \"Software\", amount, 0)",
                "LOOKUP(country, \"NL\": 1.2, \"BE\": 0.9, otherwise: 1)",
                "MIN(amount, 1000) + MAX(cost, 0)",
                "ROUND(amount / 3, 2)",
                "date >= 2026-01-01 AND NOT (channel = \"web\" OR event <> \"order\")",
                "-(-(-amount))",
                "1 / 0",
                "((((((((((amount))))))))))",
                "99999999999999999999999999999999 * amount",
                "\"unclosed");
    }

    @MethodSource("plans")
    @FuzzTest(maxDuration = "10m")
    void aTextIsAPlanOrEveryProblemHasAPlace(@NotNull String text) {
        var reading = PlanReader.read(text);
        if (!reading.isSound()) {
            long lines = text.lines().count() + 1;
            assertThat(reading.problems())
                    .allSatisfy(problem -> assertThat(problem.at().line()).isBetween(1, (int) lines + 1));
            return;
        }
        var written = PlanWriter.write(reading);
        var again = PlanReader.read(written);
        assertThat(again.problems()).as(written).isEmpty();
        assertThat(PlanWriter.write(again)).isEqualTo(written);
    }

    @MethodSource("formulas")
    @FuzzTest(maxDuration = "10m")
    void aFormulaMeansTheSameWhenWrittenAsItWasRead(@NotNull String text) {
        try {
            var read = ExpressionParser.parseAny(text, WORDS, offset -> new Mark(1, offset + 1));
            var written = ExpressionWriter.write(read);
            var again = ExpressionParser.parseAny(written, WORDS, offset -> new Mark(1, offset + 1));
            assertThat(ExpressionWriter.write(again)).isEqualTo(written);
            assertThat(again.unit()).isEqualTo(read.unit());
        } catch (ExpressionError refused) {
            assertThat(refused.at().column()).isBetween(1, text.length() + 1);
        } catch (RuleViolation refused) {
            assertThat(refused).hasMessageContaining(".");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
