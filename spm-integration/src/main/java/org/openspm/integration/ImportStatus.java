package org.openspm.integration;

/** Where a batch stands on its way from a file to known facts. */
public enum ImportStatus {
    RECEIVED,
    STAGING,
    STAGED,
    PROMOTING,
    PROMOTED,
    DISCARDED,
    FAILED;

    /** Whether work on the batch is going on. */
    public boolean isWorking() {
        return this == STAGING || this == PROMOTING;
    }

    /** Whether the rows may still be checked again, corrected or discarded. */
    public boolean isOpen() {
        return this == RECEIVED || this == STAGED || this == FAILED;
    }
}
