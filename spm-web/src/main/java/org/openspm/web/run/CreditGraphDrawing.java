package org.openspm.web.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.run.CreditGraph;
import org.openspm.incentive.run.CreditGraph.Counted;
import org.openspm.incentive.run.CreditGraph.Party;

/**
 * A credit graph laid out from left to right: transactions, credits, who counts them level by level, what was earned.
 *
 * @param heads of the columns
 */
record CreditGraphDrawing(int width, int height, List<Column> heads, List<Box> boxes, List<String> edges) {
    private static final int BOX_WIDTH = 208;
    private static final int BOX_HEIGHT = 50;
    private static final int COLUMN = 268;
    private static final int ROW = 66;
    private static final int HEAD = 28;
    private static final int LETTERS_MAX = 27;
    private static final int LETTERS_BESIDE_AMOUNT = 18;

    /** What a column shows. @param kind sale, credit, counted, above or earned */
    record Column(int across, String kind) {}

    /**
     * A box.
     *
     * @param kind sale, credit, counted or earned
     * @param line what it is, shortened to fit; the title has it whole
     * @param amount null for none
     * @param currency empty for a figure that is no money
     */
    record Box(
            String kind,
            int across,
            int down,
            String title,
            String line,
            String detail,
            @Nullable BigDecimal amount,
            String currency) {}

    static CreditGraphDrawing of(CreditGraph graph) {
        return new Layout(graph).drawing();
    }

    /** A box with its place still open. */
    private record Node(
            String kind,
            String title,
            String detail,
            @Nullable BigDecimal amount,
            String currency) {}

    private static final class Layout {
        private final Map<Integer, List<String>> columns = new LinkedHashMap<>();
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Map<String, Integer> columnOf = new LinkedHashMap<>();
        private final Map<String, BigDecimal> sums = new LinkedHashMap<>();
        private final Set<List<String>> links = new LinkedHashSet<>();
        private final CreditGraph graph;

        Layout(CreditGraph graph) {
            this.graph = graph;
        }

        CreditGraphDrawing drawing() {
            for (var sale : graph.sales()) {
                if (sale.read()) {
                    put(
                            "sale " + sale.name(),
                            0,
                            new Node(
                                    "sale",
                                    sale.name(),
                                    sale.event() + " · " + sale.date(),
                                    sale.amount().amount(),
                                    sale.amount().currency().code()));
                }
            }
            graph.plans().forEach(this::credits);
            int earnings = 1
                    + columnOf.values().stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0);
            graph.plans().forEach(plan -> earned(plan, earnings));
            return placed();
        }

        private void credits(CreditGraph.PlanCredits plan) {
            int number = 0;
            for (var credit : plan.credits()) {
                if (!credit.countsForSomebody()) {
                    continue;
                }
                var key = "credit " + plan.plan() + " " + number++;
                put(
                        key,
                        1,
                        new Node(
                                "credit",
                                credit.to().name(),
                                credit.role() + " · " + credit.rule(),
                                credit.amount(),
                                credit.currency() == null
                                        ? ""
                                        : credit.currency().code()));
                links.add(List.of("sale " + credit.sale(), key));
                credit.counted().forEach(counted -> climb(plan, key, credit.to(), counted));
            }
        }

        /** From who was credited to those above, a column each. */
        private void climb(CreditGraph.PlanCredits plan, String from, Party to, Counted counted) {
            var before = from;
            int level = counted.by().isEmpty() || counted.by().getFirst().equals(to) ? 2 : 3;
            for (var party : counted.by()) {
                var key = key(plan, counted.measure(), counted.period(), party);
                sums.merge(key, counted.value(), BigDecimal::add);
                put(key, level, new Node("counted", party.name(), counted.measure() + " · " + plan.plan(), null, ""));
                links.add(List.of(before, key));
                before = key;
                level++;
            }
        }

        private void earned(CreditGraph.PlanCredits plan, int column) {
            for (var one : plan.earned()) {
                var key = "earned " + plan.plan() + one.component() + one.period()
                        + one.by().code();
                put(
                        key,
                        column,
                        new Node(
                                "earned",
                                one.component(),
                                one.by().name() + " · " + one.period(),
                                one.amount().amount(),
                                one.amount().currency().code()));
                links.add(List.of(key(plan, one.measure(), one.period(), one.by()), key));
            }
        }

        private static String key(CreditGraph.PlanCredits plan, String measure, String period, Party party) {
            return "counted " + plan.plan() + " " + measure + " " + period + " " + party.code();
        }

        private void put(String key, int column, Node node) {
            nodes.putIfAbsent(key, node);
            int before = columnOf.getOrDefault(key, -1);
            if (before < column) {
                if (before >= 0) {
                    columns.getOrDefault(before, new ArrayList<>()).remove(key);
                }
                columnOf.put(key, column);
                columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(key);
            }
        }

        private CreditGraphDrawing placed() {
            var boxes = new LinkedHashMap<String, Box>();
            int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
            int last =
                    columnOf.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            for (var column : columns.entrySet()) {
                int down = HEAD + (rows - column.getValue().size()) * ROW / 2;
                for (var key : column.getValue()) {
                    boxes.put(key, box(key, column.getKey() * COLUMN, down));
                    down += ROW;
                }
            }
            var edges = links.stream()
                    .filter(link -> boxes.containsKey(link.getFirst()) && boxes.containsKey(link.getLast()))
                    .map(link -> edge(
                            Objects.requireNonNull(boxes.get(link.getFirst())),
                            Objects.requireNonNull(boxes.get(link.getLast()))))
                    .toList();
            var heads = columns.entrySet().stream()
                    .filter(column -> !column.getValue().isEmpty())
                    .map(column -> new Column(column.getKey() * COLUMN, head(column.getKey(), column.getValue())))
                    .toList();
            return new CreditGraphDrawing(
                    last * COLUMN + BOX_WIDTH + 2, HEAD + rows * ROW, heads, List.copyOf(boxes.values()), edges);
        }

        private String head(int column, List<String> keys) {
            var kind = node(keys.getFirst()).kind();
            return kind.equals("counted") && column > 2 ? "above" : kind;
        }

        private Node node(String key) {
            return Objects.requireNonNull(nodes.get(key));
        }

        private Box box(String key, int across, int down) {
            var node = node(key);
            return new Box(
                    node.kind(),
                    across,
                    down,
                    node.title() + ", " + node.detail(),
                    shortened(node.title(), LETTERS_MAX),
                    shortened(node.detail(), LETTERS_BESIDE_AMOUNT),
                    node.kind().equals("counted") ? sums.get(key) : node.amount(),
                    node.currency());
        }

        private static String edge(Box from, Box to) {
            int x = from.across() + BOX_WIDTH;
            int y = from.down() + BOX_HEIGHT / 2;
            int toY = to.down() + BOX_HEIGHT / 2;
            int middle = (x + to.across()) / 2;
            return "M" + x + "," + y + " C" + middle + "," + y + " " + middle + "," + toY + " " + to.across() + ","
                    + toY;
        }

        private static String shortened(String text, int letters) {
            return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
        }
    }
}
