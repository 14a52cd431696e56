package org.openspm.integration;

/** The one place that says which specification belongs to which kind. */
final class KindSpecs {
    private KindSpecs() {}

    static KindSpec of(ImportKind kind) {
        return switch (kind) {
            case PEOPLE -> OrganizationKinds.people();
            case POSITIONS -> OrganizationKinds.positions();
            case POSITION_ASSIGNMENTS -> OrganizationKinds.positionAssignments();
            case HIERARCHY -> OrganizationKinds.hierarchy();
            case PAYEE_CURRENCIES -> OrganizationKinds.payeeCurrencies();
            case ABSENCES -> AbsenceKind.absences();
            case PERIODS -> CalendarKinds.periods();
            case PRODUCTS -> SalesKinds.products();
            case TERRITORIES -> TerritoryKinds.territories();
            case TERRITORY_RULES -> TerritoryKinds.rules();
            case TERRITORY_ASSIGNMENTS -> TerritoryKinds.assignments();
            case ACCOUNTS -> SalesKinds.accounts();
            case ACCOUNT_ASSIGNMENTS -> SalesKinds.accountAssignments();
            case EXCHANGE_RATES -> SalesKinds.exchangeRates();
            case QUOTAS -> PayKinds.quotas();
            case PAYEE_VALUES -> PayKinds.payeeValues();
            case PLAN_ASSIGNMENTS -> PayKinds.planAssignments();
            case TRANSACTIONS -> TransactionKinds.transactions();
            case TRANSACTION_LINES -> TransactionKinds.lines();
            case TRANSACTION_SPLITS -> TransactionKinds.splits();
        };
    }
}
