package org.openspm.incentive.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openspm.incentive.plan.TextDiff.Kind.ADDED;
import static org.openspm.incentive.plan.TextDiff.Kind.REMOVED;
import static org.openspm.incentive.plan.TextDiff.Kind.SAME;

import org.junit.jupiter.api.Test;
import org.openspm.incentive.plan.TextDiff.Line;

class TextDiffTests {
    @Test
    void keepsWhatBothHaveAndNumbersBothSides() {
        assertThat(TextDiff.between("a\nb\nc\n", "a\nx\nc\nd\n"))
                .containsExactly(
                        new Line(SAME, 1, 1, "a"),
                        new Line(REMOVED, 2, 0, "b"),
                        new Line(ADDED, 0, 2, "x"),
                        new Line(SAME, 3, 3, "c"),
                        new Line(ADDED, 0, 4, "d"));
    }

    @Test
    void equalTextsHaveNoDifference() {
        assertThat(TextDiff.between("a\nb", "a\nb")).extracting(Line::kind).containsOnly(SAME);
    }
}
