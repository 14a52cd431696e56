package org.openspm.incentive.calc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over a result, said with codes instead of numbers, so that it does not depend on how rows are stored. */
final class Digest {
    private final MessageDigest sha = sha256();

    /** Results of one plan version, digested part by part. */
    void addResults(String plan, Iterable<ResultPart> parts) {
        var text = new DigestBytes();
        text.put("plan").put(plan).end();
        add(text);
        parts.forEach(part -> sha.update(part.digest()));
    }

    private void add(DigestBytes text) {
        text.moveTo(sha);
    }

    void addFindings(List<Finding> findings) {
        var text = new DigestBytes();
        for (var one : findings) {
            text.put("finding").put(one.kind().name()).put(one.detail()).end();
        }
        add(text);
    }

    void addTotals(String plan, List<ControlTotal> totals) {
        var text = new DigestBytes();
        for (var one : totals) {
            text.put("total")
                    .put(plan)
                    .put(one.rule())
                    .put(one.toCredit())
                    .put(one.credited())
                    .end();
        }
        add(text);
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
