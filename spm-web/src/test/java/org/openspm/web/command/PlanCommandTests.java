package org.openspm.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTests {
    private static final String PLAN = """
            plan: AE
            title: Account executives
            currency: EUR
            pays: quarter
            credits:
              - credit: direct
                of: orders
                to: seller
            measures:
              - measure: bookings
                credits: direct
                sum: amount
            components:
              - component: Commission
                on: bookings
                rate: 5 %
            examples:
              - example: one deal
                date: 2026-02-01
                transactions: [{amount: 1000}]
                expect: {Commission: 50.00}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path plan;

    @BeforeEach
    void aPlan() throws IOException {
        plan = Files.writeString(folder.resolve("ae.yaml"), PLAN);
    }

    @Test
    void testsASoundPlanAndEndsWithNothingToComplainAbout() {
        assertThat(run("test", plan.toString())).isEqualTo(PlanCommand.RIGHT);
        assertThat(out()).isEqualTo("1 plan, 1 example, all hold\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void findsLibrariesAmongTheFilesAndBesideAPlan() throws IOException {
        var library = Files.writeString(folder.resolve("rates.yaml"), """
                library: RATES
                version: 1
                title: Rates
                components:
                  - {component: Commission, on: bookings, rate: 5 %}
                """);
        Files.writeString(
                plan,
                PLAN.replace("title:", "use: [RATES 1]\ntitle:")
                        .replace("- component: Commission\n    on: bookings\n    rate: 5 %", "- use: Commission"));

        assertThat(run("test", plan.toString())).isEqualTo(PlanCommand.RIGHT);
        assertThat(run("test", folder.toString())).isEqualTo(PlanCommand.RIGHT);
        assertThat(out()).isEqualTo("1 plan, 1 example, all hold\n1 plan, 1 library, 1 example, all hold\n");

        Files.writeString(library, Files.readString(library).replace("rate: 5 %", "rate: 5 %, cpa: 3"));
        assertThat(run("check", folder.toString())).isEqualTo(PlanCommand.WRONG);
        assertThat(out())
                .contains(library + ":5:54: error: “cpa” is not known in a part of a library; did you mean “cap”?")
                .contains(plan + ":15:10: error: (library RATES 1, line 5) “cpa” is not known in a component");
    }

    @Test
    void printsTheSchemaTheSameEachTime() {
        assertThat(run("schema")).isEqualTo(PlanCommand.RIGHT);
        var once = out();
        out.reset();
        run("schema");

        assertThat(out()).isEqualTo(once).startsWith("{").contains("\"$schema\"", "\"dated by\"");
    }

    @Test
    void asksForServerAndTokenBeforePlansAreSentAnywhere() {
        assertThat(run("export", "plans.zip")).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err()).startsWith("Say where: --server=https://spm.example.org");
        assertThat(run("import", "--server=ftp://x", "plans.zip")).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err()).contains("“ftp://x” is no address");
    }

    @Test
    void showsAFaultAtItsPlaceWithTheLineItIsIn() throws IOException {
        Files.writeString(plan, PLAN.replace("rate: 5 %", "rate: 5 %\n    cpa: 3000"));

        assertThat(run("check", plan.toString())).isEqualTo(PlanCommand.WRONG);
        assertThat(out().lines().limit(3))
                .containsExactly(
                        plan + ":17:5: error: “cpa” is not known in a component; did you mean “cap”?",
                        "  17 |     cpa: 3000",
                        "     |     ^");
        assertThat(out()).endsWith("1 plan, 1 fault\n");
    }

    @Test
    void saysWhichExampleFailsWithBothFigures() throws IOException {
        Files.writeString(plan, PLAN.replace("Commission: 50.00", "Commission: 51.00"));

        assertThat(run("test", plan.toString())).isEqualTo(PlanCommand.WRONG);
        assertThat(out())
                .contains(
                        plan + ":18:5: error: Example “one deal” expects Commission of payee = 51, the plan gives 50.")
                .endsWith("1 plan, 1 example, 1 of them wrong\n");
    }

    @Test
    void warnsOfAPlanThatNothingTests() throws IOException {
        Files.writeString(plan, PLAN.substring(0, PLAN.indexOf("examples:")));

        assertThat(run("test", plan.toString())).isEqualTo(PlanCommand.RIGHT);
        assertThat(out()).contains("ae.yaml:1:1: warning: The plan has no example");
    }

    @Test
    void writesAReportThatBuildServersRead() throws IOException {
        Files.writeString(plan, PLAN.replace("Commission: 50.00", "Commission: 51.00"));
        var report = folder.resolve("report.xml");

        assertThat(run("test", "--junit=" + report, plan.toString())).isEqualTo(PlanCommand.WRONG);
        assertThat(Files.readString(report))
                .contains("<testsuite name=\"AE “Account executives”\" tests=\"2\" failures=\"1\">")
                .contains("name=\"one deal\"")
                .contains("the plan gives 50.</failure>");
    }

    @Test
    void takesThePlansOfAFolderAndLeavesOtherYamlAlone() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
        Files.createDirectories(folder.resolve("eu"));
        Files.writeString(folder.resolve("eu/second.yml"), PLAN.replace("plan: AE", "plan: AE-2"));

        assertThat(run("check", folder.toString())).isEqualTo(PlanCommand.RIGHT);
        assertThat(out()).isEqualTo("2 plans, no fault\n");
    }

    @Test
    void explainsTheFiguresOfAPipedPlanDownToTheTransaction() {
        assertThat(run("explain", "-")).isEqualTo(PlanCommand.RIGHT);
        assertThat(out()).contains("payee earned by Commission in 2026-Q1", "€ 50.00", "1,000 × 0.05", "Transaction");
    }

    @Test
    void explainsInDutchWhenAsked() {
        assertThat(run("explain", "--language=nl", "--example=one deal", "-")).isEqualTo(PlanCommand.RIGHT);
        assertThat(out()).contains("€ 50,00").doesNotContain("earned");
    }

    @Test
    void refusesAnExampleThatNoPlanHas() {
        assertThat(run("explain", "--example=two deals", plan.toString())).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err()).isEqualTo("No plan has an example “two deals”.\n");
    }

    @Test
    void tellsAFileThatIsNotThereFromAPlanThatIsWrong() {
        assertThat(run("check", plan.toString(), "absent.yaml")).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err()).startsWith("absent.yaml: there is no such file or folder");
        assertThat(out()).isEqualTo("1 plan, no fault\n");
    }

    @Test
    void refusesAFileInAnotherEncoding() throws IOException {
        Files.write(plan, PLAN.replace("executives", "exécutives").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run("check", plan.toString())).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err()).contains("ae.yaml: is not UTF-8");
    }

    @Test
    void refusesAFolderWithoutPlans() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(run("check", empty.toString())).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err()).contains("holds no plan");
    }

    @Test
    void saysHowItIsUsedWhenItIsNotUnderstood() {
        assertThat(run()).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(run("publish", plan.toString())).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(run("check")).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(run("check", "--junit=x", plan.toString())).isEqualTo(PlanCommand.NOT_DONE);
        assertThat(err())
                .contains("“publish” is not known.", "Name the plans: plan check FILE...", "does not know --junit=x");
        assertThat(out()).isEmpty();
    }

    private int run(String... arguments) {
        var piped = new ByteArrayInputStream(PLAN.getBytes(StandardCharsets.UTF_8));
        return new PlanCommand(piped, utf8(out), utf8(err)).run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace('\u00a0', ' ');
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
