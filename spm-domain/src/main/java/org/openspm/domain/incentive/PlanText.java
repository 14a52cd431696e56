package org.openspm.domain.incentive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.openspm.domain.shared.RuleViolation;

/** The text of a plan with line ends made equal, so that the same words have the same hash on every machine. */
public record PlanText(String value) {
    public static final int LENGTH_MAX = 200_000;

    public PlanText {
        value = value.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
        if (value.length() > LENGTH_MAX) {
            throw new RuleViolation("The plan text has " + value.length() + " characters; a plan may have " + LENGTH_MAX
                    + ". Split it into several plans.");
        }
    }

    /** SHA-256 of the text, in hexadecimal. */
    public String hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
