package org.openspm.incentive.calc.plan;

import org.openspm.domain.shared.Currency;

/**
 * In which currency money of several payees is put together, in a plan in each payee's own.
 *
 * @param by one unit of a payee's currency is so many of this one; the same rate leads back
 */
public record Together(Currency currency, Conversion by) {}
