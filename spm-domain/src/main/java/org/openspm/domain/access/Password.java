package org.openspm.domain.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.openspm.domain.shared.RuleViolation;

/** A password in the clear on its way to being hashed; it never prints itself. */
public record Password(String text, boolean oneTime) {
    public static final int LENGTH_MIN = 12;
    public static final int LENGTH_MAX = 128;
    private static final int ONE_TIME_BYTES = 15;

    /** A password that somebody chose; long enough to resist guessing. */
    public static Password chosen(String text) {
        if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
            throw new RuleViolation("The password has " + text.length() + " characters; choose " + LENGTH_MIN + " to "
                    + LENGTH_MAX + ", for example four words.");
        }
        return new Password(text, false);
    }

    /** A known password of the sample company; never of a real installation. */
    public static Password ofSampleCompany(String text) {
        return new Password(text, false);
    }

    /** A random password for one login, after which another has to be chosen. */
    public static Password random() {
        var bytes = new byte[ONE_TIME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
