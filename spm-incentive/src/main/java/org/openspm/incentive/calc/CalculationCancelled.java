package org.openspm.incentive.calc;

/** The calculation was stopped by its {@link Progress}; it has no result. */
public final class CalculationCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalculationCancelled() {
        super("The calculation was cancelled.");
    }
}
