package org.openspm.domain.access;

/** What an API token may do on behalf of its owner: look, or change things too. */
public enum Scope {
    READ,
    WRITE
}
