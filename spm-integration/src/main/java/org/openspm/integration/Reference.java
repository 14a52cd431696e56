package org.openspm.integration;

/** Something known that a cell names by its code; staging holds what the code stands for. */
enum Reference {
    PERSON("integer", Reason.UNKNOWN_PERSON, "select code, key::text from person"),
    POSITION("integer", Reason.UNKNOWN_POSITION, "select code, key::text from position"),
    TITLE("uuid", Reason.UNKNOWN_TITLE, "select code, id::text from title"),
    HIERARCHY("uuid", Reason.UNKNOWN_HIERARCHY, "select code, id::text from hierarchy"),
    ACCOUNT("integer", Reason.UNKNOWN_ACCOUNT, "select code, key::text from account"),
    PRODUCT("integer", Reason.UNKNOWN_PRODUCT, "select code, key::text from product"),
    TERRITORY(
            "integer",
            Reason.UNKNOWN_TERRITORY,
            "select t.code, t.key::text from territory t join alignment a on a.id = t.alignment_id and a.code = 'current'"),
    PERIOD(
            "uuid",
            Reason.UNKNOWN_PERIOD,
            "select p.code, p.id::text from period p join calendar c on c.id = p.calendar_id and c.code = 'default'"),
    PLAN("uuid", Reason.UNKNOWN_PLAN, "select code, id::text from compensation_plan");

    private final String sqlType;
    private final Reason unknown;
    private final String codes;

    Reference(String sqlType, Reason unknown, String codes) {
        this.sqlType = sqlType;
        this.unknown = unknown;
        this.codes = codes;
    }

    String sqlType() {
        return sqlType;
    }

    Reason unknown() {
        return unknown;
    }

    /** Query for all codes and what they stand for. */
    String codes() {
        return codes;
    }
}
