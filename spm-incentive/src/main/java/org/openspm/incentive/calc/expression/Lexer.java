package org.openspm.incentive.calc.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens; typographic signs such as × and ≥ count as their plain twins. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d_]*(\\.\\d+)?");
    private static final Pattern PERCENT_SIGN = Pattern.compile("\\s*%");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern SYMBOL = Pattern.compile("<>|<=|>=|!=|==|[-+*/=<>(),×÷−≤≥≠]");
    private static final int DIGITS_MAX = 30;

    private final String text;
    private final IntFunction<Mark> marks;
    private final List<Token> tokens = new ArrayList<>();
    private int offset;

    private Lexer(String text, IntFunction<Mark> marks) {
        this.text = text;
        this.marks = marks;
    }

    static List<Token> tokens(String text, IntFunction<Mark> marks) {
        var lexer = new Lexer(text, marks);
        lexer.cut();
        return lexer.tokens;
    }

    private void cut() {
        skip(BLANK);
        while (offset < text.length()) {
            next();
            skip(BLANK);
        }
        tokens.add(new Token(Token.Kind.END, "", offset));
    }

    private void next() {
        char first = text.charAt(offset);
        if (first == '"' || first == '\'') {
            quoted(first);
        } else if (Character.isDigit(first)) {
            dateOrNumber();
        } else if (!taken(NAME, Token.Kind.NAME) && !taken(SYMBOL, Token.Kind.SYMBOL)) {
            throw unexpected();
        }
    }

    private void dateOrNumber() {
        if (taken(DATE, Token.Kind.DATE)) {
            return;
        }
        var number = at(NUMBER);
        if (!number.lookingAt()) {
            throw unexpected();
        }
        var digits = number.group().replace("_", "");
        if (digits.length() > DIGITS_MAX) {
            throw new ExpressionError(
                    marks.apply(offset),
                    "A number of more than " + DIGITS_MAX + " digits is not possible; shorten it.");
        }
        int start = offset;
        offset = number.end();
        boolean percent = skip(PERCENT_SIGN);
        tokens.add(new Token(percent ? Token.Kind.PERCENT : Token.Kind.NUMBER, digits, start));
    }

    private void quoted(char quote) {
        var value = new StringBuilder();
        int start = offset++;
        while (offset < text.length()) {
            char c = text.charAt(offset++);
            if (c != quote) {
                value.append(c);
            } else if (offset < text.length() && text.charAt(offset) == quote) {
                value.append(quote);
                offset++;
            } else {
                tokens.add(new Token(Token.Kind.TEXT, value.toString(), start));
                return;
            }
        }
        throw new ExpressionError(
                marks.apply(start), "The text that begins here has no closing " + quote + "; add it.");
    }

    private boolean taken(Pattern pattern, Token.Kind kind) {
        var matcher = at(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        var word = kind == Token.Kind.SYMBOL ? plain(matcher.group()) : matcher.group();
        tokens.add(new Token(kind, word, offset));
        offset = matcher.end();
        return true;
    }

    private boolean skip(Pattern pattern) {
        var matcher = at(pattern);
        boolean found = matcher.lookingAt();
        if (found) {
            offset = matcher.end();
        }
        return found;
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(offset, text.length());
    }

    private ExpressionError unexpected() {
        var sign = new String(Character.toChars(text.codePointAt(offset)));
        var remedy = sign.equals("%")
                ? "write it behind a number, as in 60 %."
                : "use + - * / = <> < <= > >= ( ) , names, numbers, \"texts\" and dates such as 2026-01-31.";
        return new ExpressionError(marks.apply(offset), "“" + sign + "” has no meaning here; " + remedy);
    }

    private static String plain(String symbol) {
        return switch (symbol) {
            case "×" -> "*";
            case "÷" -> "/";
            case "−" -> "-";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "≠", "!=" -> "<>";
            case "==" -> "=";
            default -> symbol;
        };
    }
}
