package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Snapshot;

/** SHA-256 over a result, written with codes instead of numbers, so that it does not depend on how rows are stored. */
final class Digest {
    private static final char BETWEEN = '\u001f';
    private static final char END = '\n';

    private final Snapshot snapshot;
    private final List<VersionRun> runs;
    private final MessageDigest sha = sha256();
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, String> plans = new HashMap<>();

    Digest(Snapshot snapshot, List<VersionRun> runs) {
        this.snapshot = snapshot;
        this.runs = runs;
    }

    String of(
            List<Measurement> measurements,
            List<Earning> earnings,
            List<EarningLine> lines,
            List<Finding> findings,
            List<ControlTotal> totals) {
        for (var one : measurements) {
            put("measurement")
                    .put(code(one.node()))
                    .put(plan(one.version()))
                    .put(one.measure())
                    .put(period(one.period()));
            put(one.value())
                    .put(one.quota())
                    .put(String.valueOf(one.currency()))
                    .end();
        }
        for (var one : earnings) {
            put("earning")
                    .put(code(one.person()))
                    .put(plan(one.version()))
                    .put(one.component())
                    .put(period(one.period()));
            put(one.amount()).put(one.currency().code()).put(applied(one)).end();
        }
        for (var one : lines) {
            put("line").put(Integer.toString(one.earning())).put(one.key()).put(Integer.toString(one.tier()));
            put(one.base())
                    .put(one.rate())
                    .put(one.amount())
                    .put(one.exchangeRate())
                    .end();
        }
        for (var one : findings) {
            put("finding").put(one.kind().name()).put(one.detail()).end();
        }
        for (var one : totals) {
            put("total")
                    .put(plan(one.version()))
                    .put(one.rule())
                    .put(one.toCredit())
                    .put(one.credited())
                    .end();
        }
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }

    private static String applied(Earning earning) {
        return earning.applied().isEmpty()
                ? "[]"
                : earning.applied().stream().sorted().toList().toString();
    }

    private String code(int node) {
        return (Node.isSeat(node) ? "seat " : "") + snapshot.roster().code(node);
    }

    private String period(int number) {
        return snapshot.calendar().period(number).code();
    }

    private String plan(int version) {
        return plans.computeIfAbsent(version, this::named);
    }

    private String named(int version) {
        return runs.stream()
                        .filter(run -> run.plan().version() == version)
                        .findFirst()
                        .orElseThrow()
                        .plan()
                        .plan()
                        .code()
                + "#" + version;
    }

    private Digest put(@Nullable BigDecimal number) {
        return put(number == null ? "" : number.stripTrailingZeros().toPlainString());
    }

    private Digest put(String word) {
        text.append(word).append(BETWEEN);
        return this;
    }

    private void end() {
        text.append(END);
        if (text.length() > 1 << 16) {
            flush();
        }
    }

    private void flush() {
        sha.update(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
