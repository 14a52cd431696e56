package org.openspm.web.pay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Money;

/**
 * What a period would pay if it were calculated now, beside what the last calculation found.
 *
 * @param period its code
 * @param token of the figures shown; null when there are none
 * @param asOf up to which moment everything is in it; null when there is no figure
 * @param total in the currency of the calculated figure
 * @param difference to that figure; null when nothing was calculated in this currency
 * @param refusal why there is no figure; null when there is one
 */
record LiveEstimate(
        String period,
        @Nullable String token,
        @Nullable Instant asOf,
        @Nullable Money total,
        @Nullable Money difference,
        @Nullable String refusal) {

    static LiveEstimate refused(String period, String why) {
        return new LiveEstimate(period, null, null, null, null, why);
    }
}
