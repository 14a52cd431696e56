package org.openspm.incentive.calc.input;

/** Who credit goes to, as one number: a person by number ({@code 0, 1, …}) or a seat ({@code −1, −2, …}). */
public final class Node {
    public static final int NONE = Integer.MIN_VALUE;

    private Node() {}

    public static int person(int person) {
        return person;
    }

    public static int seat(int seat) {
        return ~seat;
    }

    public static boolean isSeat(int node) {
        return node < 0 && node != NONE;
    }

    /** The number of the person or of the seat that the node stands for. */
    public static int number(int node) {
        return node < 0 ? ~node : node;
    }
}
