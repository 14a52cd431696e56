package org.openspm.integration;

import java.util.Arrays;
import java.util.Optional;

/** What the rows of a file are; the order is the one in which kinds build on each other. */
public enum ImportKind {
    PEOPLE("people"),
    POSITIONS("positions"),
    POSITION_ASSIGNMENTS("position-assignments"),
    HIERARCHY("hierarchy"),
    PAYEE_CURRENCIES("payee-currencies"),
    ABSENCES("absences"),
    PERIODS("periods"),
    PRODUCTS("products"),
    TERRITORIES("territories"),
    TERRITORY_RULES("territory-rules"),
    TERRITORY_ASSIGNMENTS("territory-assignments"),
    ACCOUNTS("accounts"),
    ACCOUNT_ASSIGNMENTS("account-assignments"),
    EXCHANGE_RATES("exchange-rates"),
    QUOTAS("quotas"),
    PAYEE_VALUES("payee-values"),
    PLAN_ASSIGNMENTS("plan-assignments"),
    TRANSACTIONS("transactions"),
    TRANSACTION_LINES("transaction-lines"),
    TRANSACTION_SPLITS("transaction-splits");

    private final String code;

    ImportKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ImportKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
