package org.openspm.incentive.statement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A period in which a payee has figures.
 *
 * @param first its first day
 * @param last its last day
 * @param status of the period for everybody: OPEN … CLOSED
 * @param published whether this payee has a statement for it
 */
public record PayPeriod(
        UUID id, String code, String kind, LocalDate first, LocalDate last, String status, boolean published) {

    public boolean isPaid() {
        return published && (status.equals("PAID") || status.equals("CLOSED"));
    }
}
