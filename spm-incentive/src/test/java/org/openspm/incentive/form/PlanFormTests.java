package org.openspm.incentive.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openspm.domain.shared.RuleViolation;

/** Text to form and back: what is not changed stays byte for byte, what is changed changes only its own lines. */
class PlanFormTests {
    private static final String PLAN = """
            # Our plan.
            plan: AE            # the code
            title: Account Executive
            currency: EUR
            pays: quarter
            credits:
              - {credit: direct, of: orders, to: {splits: stated, seller: rest}}

            measures:
              - measure: bookings   # what counts
                credits: direct
                sum: amount
            components:
              # The first one.
              - component: Commission
                on: bookings
                rate: 5 %           # approved by Fatima
                tiers:
                  mode: marginal
                  axis: amount
                  bands:
                    - {to: 10000, value: x 1}   # low
                    - {value: x 2}
              # The second one.
              - component: Bonus
                on: bookings
                bonus: 500
                gate: >
                  measure.bookings > 1000
                  and measure.bookings < 9000
                future key: [1, {of: 2}]
            """;

    private static final Map<String, String> TEXTS = PlanTexts.all();

    static Stream<String> names() {
        return TEXTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFormSentAsItWasShownChangesNothing(String name) {
        var source = source(TEXTS.get(name));
        var form = PlanForm.of(source);
        assertThat(form.parts()).isNotEmpty();
        assertThat(form.changes(sent(form))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChangedFieldChangesOnlyItsOwnLines(String name) {
        var source = source(TEXTS.get(name));
        var form = PlanForm.of(source);
        var random = new Random(name.hashCode());
        var fields = form.parts().flatMap(FormPart::inputs).toList();
        for (int round = 0; round < 12; round++) {
            var field = fields.get(random.nextInt(fields.size()));
            var sent = sent(form);
            sent.put(field.input(), another(field, random));
            var edits = form.changes(sent);
            assertThat(edits).as(field.toString()).hasSize(1);
            var after = source.with(edits);
            requireOnlyThatPlaceChanged(source, after, field);
            requireShown(after, field, sent.get(field.input()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsRepeatedOrMovedAndTakenBackLeavesTheTextAsItWas(String name) {
        var source = source(TEXTS.get(name));
        for (var section : PlanForm.of(source).sections()) {
            for (int i = 0; i < section.parts().size(); i++) {
                var path = section.parts().get(i).path();
                var copied = source.with(new PlanEdit.Copy(path));
                var next = "/" + section.key() + "/" + (i + 1);
                assertThat(copied.with(new PlanEdit.Remove(next)).text()).isEqualTo(source.text());
                if (i + 1 < section.parts().size()) {
                    var moved = source.with(new PlanEdit.Lower(path));
                    assertThat(moved.text()).isNotEqualTo(source.text());
                    assertThat(moved.with(new PlanEdit.Lower(path)).text()).isEqualTo(source.text());
                }
            }
        }
    }

    @Test
    void keepsTheCommentBesideAChangedRate() {
        var after = source(PLAN).with(new PlanEdit.Put("/components/0/rate", "6 %"));
        assertThat(after.text()).isEqualTo(PLAN.replace("rate: 5 %  ", "rate: 6 %  "));
    }

    @Test
    void writesANewKeyWhereItUsuallyStands() {
        var after = source(PLAN).with(new PlanEdit.Put("/components/0/per", "credit"));
        assertThat(after.text())
                .isEqualTo(PLAN.replace(
                        "- component: Commission\n    on: bookings\n",
                        "- component: Commission\n    on: bookings\n    per: credit\n"));
        var flow = source(PLAN).with(new PlanEdit.Put("/credits/0/when", "IN(channel, \"a\", \"b\")"));
        assertThat(flow.text()).contains("{credit: direct, of: orders, when: 'IN(channel, \"a\", \"b\")', to: {splits");
    }

    @Test
    void quotesWhatYamlWouldReadOtherwise() {
        var after = source(PLAN).with(new PlanEdit.Put("/title", "Sales: “A” # 1"));
        assertThat(after.text()).contains("title: 'Sales: “A” # 1'");
        assertThat(PlanForm.of(after).head().fields().get(1).value()).isEqualTo("Sales: “A” # 1");
    }

    @Test
    void takesTheFirstKeyOfAnItemOut() {
        var after = source(PLAN).with(new PlanEdit.Remove("/measures/0/measure"));
        assertThat(after.text()).contains("measures:\n  -    # what counts\n    credits: direct");
    }

    @Test
    void movesAPartWithItsComment() {
        var after = source(PLAN).with(new PlanEdit.Lower("/components/0"));
        assertThat(after.text())
                .containsSubsequence("components:\n  # The second one.", "# The first one.\n  - component: Comm");
    }

    @Test
    void showsWhatItDoesNotKnowAsYaml() {
        var bonus = PlanForm.of(source(PLAN))
                .parts()
                .filter(part -> part.name().equals("Bonus"))
                .findFirst()
                .orElseThrow();
        assertThat(bonus.fields())
                .filteredOn(field -> field.key().equals("future key"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.kind()).isEqualTo(FormField.Kind.RAW);
                    assertThat(field.value()).isEqualTo("[1, {of: 2}]");
                });
    }

    @Test
    void addsAListAndItsFirstItem() {
        var after = source(PLAN)
                .with(new PlanEdit.Append("/examples", "example: first\nexpect: {Commission: 5}"))
                .with(new PlanEdit.Append("/examples", "{example: second}"));
        assertThat(after.text())
                .isEqualTo(
                        PLAN + "examples:\n  - example: first\n    expect: {Commission: 5}\n  - {example: second}\n");
    }

    @Test
    void writesSeveralCellsAtOnce() {
        var after = source(PLAN)
                .with(List.of(
                        new PlanEdit.Put("/components/0/tiers/bands/0/to", "20000"),
                        new PlanEdit.Put("/components/0/tiers/bands/1/value", "x 3"),
                        new PlanEdit.Put("/components/0/tiers/bands/0/value", "x 1.25")));
        assertThat(after.text())
                .isEqualTo(PLAN.replace("{to: 10000, value: x 1}", "{to: 20000, value: x 1.25}")
                        .replace("{value: x 2}", "{value: x 3}"));
    }

    @Test
    void refusesWhatWouldBreakTheText() {
        assertThatThrownBy(() -> source(PLAN).with(new PlanEdit.Write("/components/0/rate", "{by: [")))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("not readable as YAML");
        assertThatThrownBy(() -> source(PLAN).with(new PlanEdit.Put("/components/7/rate", "6 %")))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("/components/7/rate");
    }

    @Test
    void findsThePlaceThatAFaultNames() {
        var source = source(PLAN);
        int line = 1
                + (int) PLAN.substring(0, PLAN.indexOf("rate: 5"))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertThat(source.pathAt(line, 5)).isEqualTo("/components/0/rate");
        assertThat(source.pathAt(line, 11)).isEqualTo("/components/0/rate");
        assertThat(source.pathAt(line - 2, 5)).isEqualTo("/components/0");
        assertThat(source.pathAt(1, 1)).isEmpty();
    }

    private static PlanSource source(String text) {
        return PlanSource.of(text).orElseThrow(() -> new AssertionError("Not readable: " + text));
    }

    private static Map<String, String> sent(PlanForm form) {
        var sent = new LinkedHashMap<String, String>();
        form.parts()
                .flatMap(FormPart::inputs)
                .forEach(field -> sent.put(field.input(), field.value().replace("\n", "\r\n")));
        form.parts()
                .flatMap(part -> part.fields().stream())
                .flatMap(FormField::all)
                .filter(field -> field.kind() == FormField.Kind.PAIRS)
                .flatMap(pairs -> pairs.inner().stream())
                .forEach(pair -> sent.put("key:" + pair.path(), pair.key()));
        return sent;
    }

    private static String another(FormField field, Random random) {
        return switch (field.kind()) {
            case CHOICE ->
                field.choices().stream()
                        .filter(one -> !one.equals(field.value()))
                        .findFirst()
                        .orElse("other");
            case WORDS -> "one, two 'quoted', 30 %";
            case RAW -> random.nextBoolean() ? "{a: 1, b: [x, 'y: z']}" : "- a: 1\n  b: two\n- c";
            case TEXT -> field.value() + "\nand more # here";
            default ->
                List.of("7.5 %", "-3", "a: b, {c} # d", "IF(x > 1, \"y\", 'z')", "'")
                        .get(random.nextInt(5));
        };
    }

    private static void requireShown(PlanSource after, FormField field, String value) {
        var shown = after.at(field.path());
        assertThat(shown).as(field.path()).isNotNull();
        if (shown instanceof Piece.Word word && field.kind() != FormField.Kind.RAW) {
            assertThat(word.text().replaceAll("\\s+", " ")).isEqualTo(value.replaceAll("\\s+", " "));
        }
    }

    /** Lines before and behind the place are the same; of a place that was not there, those of the group it came into. */
    private static void requireOnlyThatPlaceChanged(PlanSource before, PlanSource after, FormField field) {
        var place = before.at(field.path());
        var path = PlanPath.of(field.path());
        var old = before.text().lines().toList();
        var now = after.text().lines().toList();
        if (place == null) {
            var group =
                    (Piece.Group) Objects.requireNonNull(before.at(path.parent().pointer()));
            if (!group.flow()) {
                int added = now.size() - old.size();
                int first = firstDifference(old, now);
                assertThat(added).isPositive();
                assertThat(now.subList(first + added, now.size())).isEqualTo(old.subList(first, old.size()));
                return;
            }
            place = group;
        }
        int first = line(before.text(), place.start());
        int behind = old.size() - 1 - line(before.text(), place.end());
        assertThat(now.subList(0, first)).isEqualTo(old.subList(0, first));
        assertThat(now.subList(now.size() - behind, now.size()))
                .isEqualTo(old.subList(old.size() - behind, old.size()));
        if (place instanceof Piece.Group group && !group.flow()) {
            // It begins below its key, whose line is one of those before.
            return;
        }
        var key = before.text().lines().toList().get(first);
        if (!key.stripLeading().startsWith("-") && key.contains(":")) {
            assertThat(now.get(first)).startsWith(key.substring(0, key.indexOf(':')));
        }
    }

    private static int firstDifference(List<String> one, List<String> other) {
        int same = 0;
        while (same < one.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private static int line(String text, int place) {
        return (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }
}
