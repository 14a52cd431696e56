package org.openspm.integration.file;

/** What separates whole numbers from decimals in a file; undecided when its numbers can be read both ways. */
public enum DecimalMark {
    POINT,
    COMMA,
    UNDECIDED
}
