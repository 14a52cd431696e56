package org.openspm.incentive.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openspm.incentive.form.PastedCells.DecimalSign;
import org.openspm.incentive.form.PastedCells.Fault;
import org.openspm.incentive.language.PlanReader;

/** Cells of a spreadsheet as plans write them, and as rows and cells of a plan's grids. */
class GridEditsTests {
    private static final String PLAN = """
            plan: AE
            title: Account Executive
            currency: EUR
            pays: quarter
            tables:
              - table: payout
                value: percent
                by:
                  - {axis: attainment, unit: percent, from: [0 %, 100 %], before: hold}
                  - {axis: margin, unit: percent, from: [0 %, 20 %], before: hold}   # two
                cells:
                  - [1 %, 2 %]   # low
                  - [3 %, 4 %]
            credits:
              - {credit: sale, of: orders, to: seller}
            measures:
              - {measure: sales, credits: sale, sum: amount, quota: sales}
              - {measure: margin, credits: sale, sum: amount - cost}
            components:
              - component: Commission
                on: sales
                rate: TABLE(payout, attainment, measure.margin / measure.sales)
              - component: Tiers
                on: sales
                rate: 5 %
                tiers:
                  mode: marginal
                  bands:
                    - {to: 100 %, value: x 1}   # to the quota
                    - {value: x 2}
            """;
    private static final String BANDS = "/components/1/tiers/bands";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5,5%           | 5.5 %
                    € 1.250,50     | 1250.50
                    1.250.000,00   | 1250000.00
                    0,125          | 0.125
                    (1.000,5)      | -1000.5
                    x1,5           | x 1.5
                    1,5x           | x 1.5
                    12             | 12
                    EUR 3,2        | 3.2
                    −4,25 %        | -4.25 %
                    Enterprise     | Enterprise
                    1'250,5        | 1250.5
                    """)
    void readsANumberAsItIsWrittenInEurope(String cell, String written) {
        var cells = PastedCells.of(cell + "\t0,5", DecimalSign.FOUND_OUT);
        assertThat(cells.faults()).isEmpty();
        assertThat(cells.cell(0, 0)).isEqualTo(written);
    }

    @Test
    void letsAllCellsTogetherSayWhatACommaIs() {
        assertThat(PastedCells.of("10,000\t0.5", DecimalSign.FOUND_OUT).cell(0, 0))
                .isEqualTo("10000");
        assertThat(PastedCells.of("10,000\t0,5", DecimalSign.FOUND_OUT).cell(0, 0))
                .isEqualTo("10.000");
        assertThat(PastedCells.of("$10,000.00;5.5", DecimalSign.FOUND_OUT).cell(0, 0))
                .isEqualTo("10000.00");
    }

    @Test
    void asksWhenNothingSaysWhatACommaIs() {
        var unclear = PastedCells.of("100\t10,000", DecimalSign.FOUND_OUT);
        assertThat(unclear.faults()).containsExactly(new Fault(Fault.Kind.COMMA_OR_POINT, 1, 2, "10,000"));
        assertThat(PastedCells.of("10,000\t1", DecimalSign.POINT).cell(0, 0)).isEqualTo("10000");
        assertThat(PastedCells.of("10,000\t1", DecimalSign.COMMA).cell(0, 0)).isEqualTo("10.000");
    }

    @Test
    void readsQuotedCellsWithCommasInThem() {
        var cells = PastedCells.of("\"1,250.5\",\"say \"\"x\"\"\"\n3,4\n", DecimalSign.FOUND_OUT);
        assertThat(cells.rows()).containsExactly(List.of("1250.5", "say \"x\""), List.of("3", "4"));
    }

    @Test
    void pastesBandsInThePlaceOfThoseThatAreThere() {
        var after = pasted(BANDS, 0, "up to\trate\n80%\tx 0,5\n100%\tx 1,25\n120%\tx 1,5\nabove\tx 2\n");
        assertThat(after)
                .contains("- {to: 80 %, value: x 0.5}   # to the quota\n")
                .contains(
                        "- {to: 100 %, value: x 1.25}\n        - {to: 120 %, value: x 1.5}\n        - {value: x 2}\n");
        assertThat(PlanReader.read(after).problems()).isEmpty();
    }

    @Test
    void pastesBandsThatAreGivenByTheirLowerEnds() {
        var after = pasted(BANDS, 0, "0%\tx 1\n90%\tx 1.5\n110%\tx 3");
        assertThat(after).contains("- {to: 90 %, value: x 1}", "- {to: 110 %, value: x 1.5}", "- {value: x 3}");
        assertThat(PlanReader.read(after).problems()).isEmpty();
    }

    @Test
    void namesTheCellThatIsNoNumber() {
        var pasted =
                GridEdits.paste(source(), BANDS, 0, PastedCells.of("80%\tx 1\nabc\tx 2\n\tx 3", DecimalSign.FOUND_OUT));
        assertThat(pasted.faults()).containsExactly(new Fault(Fault.Kind.NOT_A_NUMBER, 2, 1, "abc"));
        assertThat(pasted.edits()).isEmpty();
    }

    @Test
    void pastesCellsOfATableAndKeepsWhatStandsBeside() {
        var after = pasted("/tables/0", 0, "10%\t20%\n30%\t40,5%");
        assertThat(after).isEqualTo(PLAN.replace("[1 %, 2 %]", "[10 %, 20 %]").replace("[3 %, 4 %]", "[30 %, 40.5 %]"));
    }

    @Test
    void pastesALargerTableWithItsPlaces() {
        var after = pasted("/tables/0", 0, "\t0%\t20%\t40%\n0%\t1%\t2%\t3%\n100%\t4%\t5%\t6%\n120%\t7%\t8%\t9%");
        assertThat(after)
                .contains("from: [0 %, 100 %, 120 %], before: hold}")
                .contains("from: [0 %, 20 %, 40 %], before: hold}   # two")
                .contains("cells:\n      - [1 %, 2 %, 3 %]\n      - [4 %, 5 %, 6 %]\n      - [7 %, 8 %, 9 %]\n");
        assertThat(PlanReader.read(after).problems()).isEmpty();
    }

    @Test
    void refusesCellsThatDoNotFit() {
        assertThat(GridEdits.paste(source(), "/tables/0", 0, PastedCells.of("1%", DecimalSign.FOUND_OUT))
                        .faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.WRONG_SIZE);
        assertThat(GridEdits.paste(source(), BANDS, 0, PastedCells.of("1\t2\t3\t4", DecimalSign.FOUND_OUT))
                        .faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.TOO_MANY_COLUMNS);
    }

    @Test
    void repeatsAndRemovesAPlaceOfAnAxisWithItsCells() {
        var source = source();
        var wider = source.with(GridEdits.repeatPlace(source, "/tables/0", 1, 1));
        assertThat(wider.text()).contains("from: [0 %, 20 %, 20 %]", "[1 %, 2 %, 2 %]   # low", "[3 %, 4 %, 4 %]");
        assertThat(wider.with(GridEdits.removePlace(wider, "/tables/0", 1, 2)).text())
                .isEqualTo(PLAN);
        var longer = source.with(GridEdits.repeatPlace(source, "/tables/0", 0, 0));
        assertThat(longer.text())
                .contains("from: [0 %, 0 %, 100 %]", "- [1 %, 2 %]   # low\n      - [1 %, 2 %]   # low\n");
    }

    @Test
    void laysTheCellsOfATableOutByItsAxes() {
        var grid =
                PlanForm.of(source()).sections().getFirst().parts().getFirst().grid();
        assertThat(grid).isNotNull();
        assertThat(grid.dimensions()).isEqualTo(2);
        assertThat(grid.heads()).extracting(FormField::value).containsExactly("0 %", "20 %");
        assertThat(grid.slices().getFirst().rows().get(1).cells())
                .extracting(FormField::value)
                .containsExactly("3 %", "4 %");
    }

    @Test
    void addsEveryKindOfPartReadably() {
        for (var section : PlanForm.of(source()).sections()) {
            for (var kind : NewParts.kinds(section.key())) {
                var once = source().with(NewParts.add(source(), section.key(), kind));
                var twice = once.with(NewParts.add(once, section.key(), kind));
                assertThat(PlanForm.of(twice).parts().map(FormPart::name)).doesNotHaveDuplicates();
                assertThat(PlanReader.read(once.text()).problems())
                        .as(section.key() + " " + kind + "\n" + once.text())
                        .allSatisfy(problem -> assertThat(problem.sentence())
                                .containsAnyOf(
                                        "is never read",
                                        "No measure counts",
                                        "has no quota",
                                        "already",
                                        "there twice"));
            }
        }
    }

    private static String pasted(String path, int slice, String cells) {
        var pasted = GridEdits.paste(source(), path, slice, PastedCells.of(cells, DecimalSign.FOUND_OUT));
        assertThat(pasted.faults()).isEmpty();
        return source().with(pasted.edits()).text();
    }

    private static PlanSource source() {
        return PlanSource.of(PLAN).orElseThrow();
    }
}
