package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody who can be paid; {@code leftOn} is the last day employed. */
public record Person(
        String code,
        String name,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leftOn,
        @Nullable String department) {}
