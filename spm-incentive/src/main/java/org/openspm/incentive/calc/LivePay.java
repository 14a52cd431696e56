package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;

/** What one person reached, earned and is paid in all periods of a calculation. */
public record LivePay(List<Measurement> measurements, List<Earning> earnings, List<PaymentBalance> balances) {

    static LivePay of(List<ResultPart> parts) {
        var measurements = new ArrayList<Measurement>();
        var earnings = new ArrayList<Earning>();
        var balances = new ArrayList<PaymentBalance>();
        for (var part : parts) {
            measurements.addAll(part.measurements());
            earnings.addAll(part.earnings());
            balances.addAll(part.balances());
        }
        return new LivePay(measurements, earnings, balances);
    }
}
