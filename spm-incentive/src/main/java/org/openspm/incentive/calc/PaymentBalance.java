package org.openspm.incentive.calc;

import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.payment.Balance;

/**
 * What a pay rule carries for a person over a period.
 *
 * @param version number of the plan version in the list given to the calculator
 * @param period number of the period in the snapshot's calendar
 */
public record PaymentBalance(int person, int version, String rule, int period, Balance balance, Currency currency) {}
