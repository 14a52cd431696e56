package org.openspm.incentive.calc.input;

/**
 * Names of the transaction fields that the engine itself knows, as plans write them; a table may hold any others beside
 * them, such as {@code attribute.stage}.
 */
public final class Fields {
    public static final String AMOUNT = "amount";
    public static final String QUANTITY = "quantity";
    public static final String COST = "cost";
    public static final String TAX = "tax";
    public static final String FREIGHT = "freight";
    public static final String CURRENCY = "currency";
    public static final String EVENT_DATE = "date";
    public static final String SHIP_DATE = "ship_date";
    public static final String DUE_DATE = "due_date";
    public static final String EVENT_TYPE = "event";
    public static final String CHANNEL = "channel";
    public static final String SOURCE = "source";
    public static final String CODE = "code";
    public static final String LINE_NO = "line";
    public static final String REFERENCE = "reference";
    public static final String COUNTRY = "country";
    public static final String STATE = "state";
    public static final String POSTAL_CODE = "postal_code";
    public static final String SELLER = "seller";
    public static final String OVERLAY = "overlay";
    public static final String ACCOUNT = "account";
    public static final String PRODUCT = "product";
    public static final String TERRITORY = "territory";

    private Fields() {}
}
