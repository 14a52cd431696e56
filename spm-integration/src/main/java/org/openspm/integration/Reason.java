package org.openspm.integration;

/** Why a row cannot be imported: a sentence with the value ({0}) and a detail ({1}), and what to do about it. */
public enum Reason {
    MISSING("This cell is empty and must not be.", "Fill it in."),
    TOO_LONG("“{0}” is longer than {1} characters.", "Shorten it."),
    UNPRINTABLE("“{0}” holds a control character.", "Remove it."),
    NOT_A_NUMBER("“{0}” is not a number.", "Write it like 1234.56, with the decimal mark the file uses elsewhere."),
    AMBIGUOUS_NUMBER(
            "“{0}” can be read as thousands or as decimals.",
            "Choose the decimal mark of this file and check it again."),
    TOO_MANY_DECIMALS(
            "“{0}” has more than {1} decimals.", "Round it before it is imported; nothing is rounded silently."),
    TOO_LARGE("“{0}” is larger than can be stored.", "Correct it."),
    OUT_OF_RANGE("“{0}” is not {1}.", "Correct it."),
    NOT_A_WHOLE_NUMBER("“{0}” is not a whole number.", "Write digits only."),
    NOT_A_DATE("“{0}” is not a date.", "Write it like 2026-03-31."),
    AMBIGUOUS_DATE(
            "“{0}” can be read day first or month first.", "Choose the date order of this file and check it again."),
    NOT_YES_OR_NO("“{0}” is neither yes nor no.", "Write Y or N."),
    NOT_A_CODE(
            "“{0}” is not a code.", "Write letters, digits, _ and - only, beginning with a letter, such as PARENTAL."),
    NOT_A_CURRENCY("“{0}” is not a currency code.", "Write the ISO 4217 code, three letters such as EUR."),
    NOT_A_COUNTRY("“{0}” is not a country code.", "Write the ISO 3166 code, two letters such as NL."),
    NOT_ONE_OF("“{0}” is not one of: {1}.", "Use one of them."),
    CELL_COUNT(
            "The row has {0} cells; the header names {1} columns.",
            "Add or remove cells, or quote the one that holds the delimiter."),
    UNKNOWN_PERSON("No person has the code “{0}”.", "Import this person first, or correct the code."),
    UNKNOWN_POSITION("No position has the code “{0}”.", "Import this position first, or correct the code."),
    UNKNOWN_TITLE("No title is called “{0}”.", "Import a position with this title first, or correct it."),
    UNKNOWN_HIERARCHY("No hierarchy has the code “{0}”.", "Use an existing one, such as reporting."),
    UNKNOWN_ACCOUNT("No account has the code “{0}”.", "Import this account first, or correct the code."),
    UNKNOWN_PRODUCT("No product has the code “{0}”.", "Import this product first, or correct the code."),
    UNKNOWN_TERRITORY("No territory has the code “{0}”.", "Import this territory first, or correct the code."),
    UNKNOWN_PERIOD("No period has the code “{0}”.", "Import this period first, or correct the code."),
    UNKNOWN_PLAN("No compensation plan has the code “{0}”.", "Create this plan first, or correct the code."),
    UNKNOWN_TRANSACTION("No transaction has the code “{0}”.", "Import this transaction first, or correct the code."),
    UNKNOWN_PARENT("The parent “{0}” is neither in this file nor known.", "Add its row, or correct the code."),
    OWN_PARENT("“{0}” is its own parent.", "Name another parent or leave it empty."),
    CYCLE("Following the parents from “{0}” leads back to it: {1}.", "Correct one of these parents."),
    DUPLICATE("“{0}” was already given by line {1}.", "Keep one of the two rows."),
    END_BEFORE_START(
            "The end {0} is before the start {1}.", "Correct one of the two days; both are inside the interval."),
    NEEDS_ONE_HOLDER("The row must name exactly one of: {1}.", "Fill in one and leave the others empty."),
    OVERLAPS_ROW(
            "For {0} this interval overlaps the one of line {1}.",
            "End the earlier one the day before the later one starts."),
    OVERLAPS_KNOWN(
            "For {0} this interval overlaps what is known: {1}.",
            "Start after it, or send that one again with the right end."),
    OUTSIDE_POSITION("The position “{0}” exists only {1}.", "Shorten the interval, or correct the position."),
    ASSIGNED_OUTSIDE("Somebody holds the position “{0}” outside these dates: {1}.", "Correct the assignment first."),
    SAME_CURRENCIES("Both currencies are {0}.", "A rate leads from one currency to another; leave this row out."),
    SHARES_EXCEED("The shares of “{0}” add up to {1}, more than 1.", "Correct the shares of this transaction."),
    PERIOD_NOT_OPEN("The period “{0}” is {1}; its dates are final.", "Leave the row out, or send the known dates."),
    NO_VALUE("The row holds no value.", "Fill in at least one."),
    UNKNOWN_FISCAL_YEAR("The fiscal year cannot be told.", "Add a column fiscal_year.");

    private final String sentence;
    private final String remedy;

    Reason(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The pattern of the sentence, with {0} for the value and {1} for the detail. */
    public String pattern() {
        return sentence;
    }

    public String remedy() {
        return remedy;
    }

    public String sentence(String value, String detail) {
        var shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return sentence.replace("{1}", detail).replace("{0}", shown);
    }
}
