package org.openspm.incentive.calc.expression;

/** An expression has no value for this row, such as a division by zero; the sentence names the place in the plan. */
public final class CannotCalculate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Mark at;

    public CannotCalculate(Mark at, String sentence) {
        super(sentence, null, false, false);
        this.at = at;
    }

    public Mark at() {
        return at;
    }
}
