package org.openspm.incentive.calc.plan;

/**
 * Credits climb a dated hierarchy from the credited person's seat at the credit date; each ancestor counts a credit once
 * and a vacant seat is climbed over.
 *
 * @param hierarchy code of the hierarchy
 * @param withOwn whether the ancestor's own credits count as well
 */
public record RollUp(String hierarchy, boolean withOwn) {}
