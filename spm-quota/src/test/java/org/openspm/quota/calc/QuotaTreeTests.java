package org.openspm.quota.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openspm.quota.calc.QuotaTree.Node;

class QuotaTreeTests {

    @Test
    void aTotalIsItsOwnPlusEverythingBelow() {
        var tree = new QuotaTree(List.of(
                node(1, null, 0, 0, 250L),
                node(2, 1, 0, 0, null),
                node(3, 2, 100, 90, null),
                node(4, 2, 200, 210, null)));
        var top = tree.totals().get(1);
        assertThat(top.quota()).isEqualByComparingTo("300");
        assertThat(top.value()).isEqualByComparingTo("300");
        assertThat(top.seats()).isEqualTo(4);
        assertThat(top.attainment().percent(0)).contains(new BigDecimal("100"));
        assertThat(top.overAssignment())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("50"));
        assertThat(tree.totals().get(2).overAssignment()).isEmpty();
    }

    @Test
    void aSeatWhoseSuperiorIsNotShownIsARoot() {
        var tree = new QuotaTree(List.of(node(5, 99, 10, 5, null), node(6, 5, 20, 5, null)));
        assertThat(tree.roots()).containsExactly(5);
        assertThat(tree.childrenOf(5)).containsExactly(6);
        assertThat(tree.totals().get(5).quota()).isEqualByComparingTo("30");
    }

    @Test
    void refusesACircle() {
        var tree = new QuotaTree(List.of(node(1, null, 1, 1, null), node(2, 3, 1, 1, null), node(3, 2, 1, 1, null)));
        assertThatThrownBy(tree::totals)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is its own superior");
    }

    @Test
    void theRootsAddUpToEverySeatWhateverTheShape() {
        var random = new Random(7);
        for (var round = 0; round < 50; round++) {
            var nodes = new ArrayList<Node>();
            var quota = 0L;
            for (var seat = 1; seat <= 60; seat++) {
                var parent = seat == 1 || random.nextInt(8) == 0 ? null : Integer.valueOf(1 + random.nextInt(seat - 1));
                var own = random.nextInt(1000);
                quota += own;
                nodes.add(node(seat, parent, own, random.nextInt(1000), null));
            }
            var tree = new QuotaTree(nodes);
            var totals = tree.totals();
            assertThat(tree.roots().stream()
                            .map(root -> totals.get(root).quota())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(BigDecimal.valueOf(quota));
        }
    }

    private static Node node(int seat, Integer parent, long quota, long value, Long teamQuota) {
        return new Node(
                seat,
                parent,
                BigDecimal.valueOf(quota),
                BigDecimal.valueOf(value),
                teamQuota == null ? null : BigDecimal.valueOf(teamQuota));
    }
}
