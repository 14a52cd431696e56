package org.openspm.integration;

import org.jspecify.annotations.Nullable;

/** Reads the text of a cell that is not empty: writes its value, or says what is wrong and leaves the row to be taken back. */
interface CellReader {
    @Nullable
    Refusal read(String text, CopyBuffer out);

    /** Why a cell was refused, with the detail of the reason. */
    record Refusal(Reason reason, String detail) {
        static Refusal of(Reason reason) {
            return new Refusal(reason, "");
        }
    }
}
