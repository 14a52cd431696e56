package org.openspm.integration.file;

/** How one file writes its cells. */
public record Dialect(char delimiter, DecimalMark decimalMark, DateOrder dateOrder) {
    public static final Dialect PLAIN = new Dialect(',', DecimalMark.POINT, DateOrder.ISO);

    public Dialect withDecimalMark(DecimalMark mark) {
        return new Dialect(delimiter, mark, dateOrder);
    }

    public Dialect withDateOrder(DateOrder order) {
        return new Dialect(delimiter, decimalMark, order);
    }
}
