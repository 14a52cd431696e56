package org.openspm.domain.incentive;

import org.openspm.domain.shared.RuleViolation;

/** Whether somebody else than the author has to approve a change to pay. */
public enum FourEyes {
    REQUIRED,
    /** The installation has one administrator and says so in its settings. */
    WAIVED;

    public void check(String author, String approver, String change) {
        if (this == REQUIRED && author.equals(approver)) {
            throw new RuleViolation(change + " was made by " + author
                    + "; nobody approves their own change. Ask another administrator, or run with"
                    + " openspm.approval.single-admin=true if there is none.");
        }
    }
}
