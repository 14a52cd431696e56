package org.openspm.domain.access;

/** What somebody is allowed to do; a person may have several. */
public enum Role {
    ADMIN,
    REP,
    MANAGER,
    FINANCE,
    AUDITOR,
    INTEGRATOR
}
