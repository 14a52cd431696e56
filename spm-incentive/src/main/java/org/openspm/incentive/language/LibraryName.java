package org.openspm.incentive.language;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which version of which library: {@code RATES 2026.1}. Its words never change; other words are another version. */
public record LibraryName(String code, String version) implements Comparable<LibraryName> {
    private static final Pattern WRITTEN =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,63})\\s+([A-Za-z0-9][A-Za-z0-9_.-]{0,31})");

    /** Reads code and version, a blank between them. */
    public static Optional<LibraryName> of(String written) {
        var match = WRITTEN.matcher(written.strip());
        return match.matches() ? Optional.of(new LibraryName(match.group(1), match.group(2))) : Optional.empty();
    }

    @Override
    public int compareTo(LibraryName other) {
        int codes = code.compareTo(other.code);
        return codes == 0 ? version.compareTo(other.version) : codes;
    }

    @Override
    public String toString() {
        return code + " " + version;
    }
}
