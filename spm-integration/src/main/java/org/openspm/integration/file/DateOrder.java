package org.openspm.integration.file;

/** How a file writes dates besides ISO, which is always understood; undecided when 03/04 can be read both ways. */
public enum DateOrder {
    ISO,
    DAY_FIRST,
    MONTH_FIRST,
    UNDECIDED
}
