package org.openspm.incentive.run;

import org.jspecify.annotations.Nullable;

/** Something in a run that a person should look at before anybody is paid. */
public record RunException(
        String kind,
        @Nullable String transactionCode,
        @Nullable Integer lineNo,
        @Nullable String personCode,
        @Nullable String person,
        @Nullable String period,
        @Nullable String planCode,
        @Nullable String rule,
        String detail) {}
