package org.openspm.incentive.simulation;

import org.openspm.domain.shared.RuleViolation;

/**
 * Whom or what a change concerns.
 *
 * @param code of the title, seat, person or territory; empty for everybody
 * @param hierarchy along which a branch lies; empty for anything else
 */
public record Target(Kind kind, String code, String hierarchy) {
    public static final Target EVERYBODY = new Target(Kind.EVERYBODY, "", "");

    /** What a code is of; a branch is a seat and everybody below it. */
    public enum Kind {
        EVERYBODY,
        TITLE,
        BRANCH,
        POSITION,
        PERSON,
        TERRITORY
    }

    public Target {
        code = code.strip();
        hierarchy = hierarchy.strip();
        if (kind != Kind.EVERYBODY && code.isEmpty()) {
            throw new RuleViolation("The change names no code; give the code of the "
                    + kind.name().toLowerCase(java.util.Locale.ROOT) + " it concerns.");
        }
        if ((kind == Kind.BRANCH) == hierarchy.isEmpty()) {
            throw new RuleViolation(
                    kind == Kind.BRANCH
                            ? "A branch lies along a hierarchy; name it, such as reporting."
                            : "Only a branch lies along a hierarchy; leave the hierarchy out, or change a branch.");
        }
    }

    public static Target of(Kind kind, String code) {
        return new Target(kind, code, "");
    }

    public static Target branch(String hierarchy, String position) {
        return new Target(Kind.BRANCH, position, hierarchy);
    }
}
