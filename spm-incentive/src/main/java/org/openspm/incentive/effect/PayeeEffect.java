package org.openspm.incentive.effect;

import java.util.UUID;
import org.openspm.domain.shared.Money;

/** What a plan pays one payee as it is, and with the draft. */
public record PayeeEffect(
        UUID personId, String personCode, String person, Money before, Money after, Money difference) {}
