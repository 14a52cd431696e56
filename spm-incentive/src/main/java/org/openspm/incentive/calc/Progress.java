package org.openspm.incentive.calc;

/** Hears how far a calculation is, and may stop it. */
public interface Progress {
    Progress SILENT = new Progress() {};

    /** What the calculation is at. */
    enum Stage {
        PREPARE,
        CREDIT,
        ROLL_UP,
        EARN,
        DIGEST
    }

    /** Called when {@code percent} of a stage is done, from whichever thread did it. */
    default void reached(Stage stage, int percent) {}

    /** Asked between batches; true ends the calculation with {@link CalculationCancelled}. */
    default boolean cancelled() {
        return false;
    }
}
