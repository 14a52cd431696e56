package org.openspm.incentive.calc.expression;

/** A word of an expression: what it is, its text without quotes, and where it begins. */
record Token(Kind kind, String text, int offset) {

    enum Kind {
        NUMBER,
        PERCENT,
        TEXT,
        DATE,
        NAME,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }
}
