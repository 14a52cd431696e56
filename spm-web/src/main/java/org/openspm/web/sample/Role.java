package org.openspm.web.sample;

/** What a seat is for: its title, department, quota a quarter in euro and the values its plan pays by. */
enum Role {
    HEAD("Chief Revenue Officer", "Executive"),
    VICE_PRESIDENT("Vice President Sales", "Sales management"),
    DIRECTOR("Sales Director", "Sales management"),
    MANAGER("Sales Manager", "Sales management"),
    SENIOR_EXECUTIVE("Senior Account Executive", "Field sales"),
    EXECUTIVE("Account Executive", "Field sales"),
    ACCOUNT_MANAGER("Account Manager", "Account management"),
    SPECIALIST("Solution Specialist", "Solutions"),
    STAFF("Sales Operations Analyst", "Sales operations"),
    ADMINISTRATOR("Compensation Administrator", "Sales operations"),
    FINANCE("Finance Business Partner", "Finance"),
    AUDITOR("Internal Auditor", "Internal audit");

    private final String title;
    private final String department;

    Role(String title, String department) {
        this.title = title;
        this.department = department;
    }

    String title() {
        return title;
    }

    String department() {
        return department;
    }

    boolean sellsNew() {
        return this == SENIOR_EXECUTIVE || this == EXECUTIVE;
    }

    boolean leads() {
        return this == HEAD || this == VICE_PRESIDENT || this == DIRECTOR || this == MANAGER;
    }

    boolean paid() {
        return switch (this) {
            case STAFF, ADMINISTRATOR, FINANCE, AUDITOR -> false;
            default -> true;
        };
    }
}
