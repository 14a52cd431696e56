package org.openspm.domain.shared;

/** Which page of a list is wanted; pages count from 1 and hold 1 to {@value Page#SIZE_MAX} items. */
public record PageRequest(int number, int size) {
    public PageRequest {
        if (number < 1) {
            throw new RuleViolation("page is " + number + "; pages count from 1.");
        }
        if (size < 1 || size > Page.SIZE_MAX) {
            throw new RuleViolation("size is " + size + "; ask for 1 to " + Page.SIZE_MAX + " items a page.");
        }
    }

    public long offset() {
        return (number - 1L) * size;
    }
}
