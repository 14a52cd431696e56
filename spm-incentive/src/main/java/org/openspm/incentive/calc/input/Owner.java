package org.openspm.incentive.calc.input;

/** Whom a value, a quota or a plan assignment hangs on; the most specific one wins: person, then seat, then title. */
public record Owner(Kind kind, int number) implements Comparable<Owner> {

    /** From the most specific to the least. */
    public enum Kind {
        PERSON,
        SEAT,
        TITLE
    }

    public static Owner person(int number) {
        return new Owner(Kind.PERSON, number);
    }

    public static Owner seat(int number) {
        return new Owner(Kind.SEAT, number);
    }

    public static Owner title(int number) {
        return new Owner(Kind.TITLE, number);
    }

    @Override
    public int compareTo(Owner other) {
        return kind == other.kind ? Integer.compare(number, other.number) : kind.compareTo(other.kind);
    }
}
