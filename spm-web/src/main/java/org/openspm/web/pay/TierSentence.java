package org.openspm.web.pay;

import java.math.BigDecimal;
import org.openspm.domain.shared.Money;

/** How far the next tier of a component is: so much more of the measure until every unit pays by the next band. */
record TierSentence(String component, Money missing, String value, BigDecimal attainment) {}
