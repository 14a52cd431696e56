package org.openspm.integration;

/** How the staged rows of a kind become known facts: set-based, inside the one transaction of the batch. */
interface Promotion {
    Counts promote(Promoting batch);
}
