package org.openspm.incentive.statement;

import org.openspm.domain.shared.Money;

/** The amounts of one currency in a period by how far they have come: earned = pending + published + paid. */
public record PayTotal(Money earned, Money pending, Money published, Money paid) {}
