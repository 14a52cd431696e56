package org.openspm.incentive.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;

/**
 * Something in a run that a person should look at before anybody is paid.
 *
 * @param rule credit rule, measure, component or value concerned
 */
public record RunException(
        String kind,
        @Nullable String transactionCode,
        @Nullable Integer lineNo,
        @Nullable LocalDate date,
        @Nullable Money amount,
        @Nullable String account,
        @Nullable String personCode,
        @Nullable String person,
        @Nullable String period,
        @Nullable String planCode,
        @Nullable String rule,
        String detail) {

    /**
     * Which exceptions are wanted, and in which order.
     *
     * @param kind one of {@code Finding.Kind}, or empty for all
     * @param search looks into transaction, customer, payee and reason
     * @param sort transaction, date, amount or payee, with a hyphen before it for descending; empty for the order of the run
     */
    public record Wanted(String kind, String search, String sort) {
        public static Wanted of(String kind) {
            return new Wanted(kind, "", "");
        }
    }
}
