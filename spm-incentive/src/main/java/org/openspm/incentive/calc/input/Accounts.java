package org.openspm.incentive.calc.input;

import java.util.Map;

/** Accounts with their fields, the account each belongs to, and their dated owners by role. */
public record Accounts(Table fields, LinkColumn parents, Map<String, Timeline> owners) {

    /** The parent account, or {@link LinkColumn#NONE}. */
    public int parent(int account) {
        return parents.get(account);
    }
}
