package org.openspm.incentive.calc.expression;

/** An expression cannot be understood: where, and a sentence with the remedy. */
public final class ExpressionError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Mark at;

    ExpressionError(Mark at, String sentence) {
        super(sentence, null, false, false);
        this.at = at;
    }

    public Mark at() {
        return at;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
