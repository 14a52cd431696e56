package org.openspm.incentive.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;

/** Amounts as columns keep them, with four decimals: told with those of their currency, or more where there are more. */
final class StoredMoney {
    private StoredMoney() {}

    static Money of(ResultSet row, String column) throws SQLException {
        return of(Objects.requireNonNull(row.getBigDecimal(column)), Currency.of(row.getString("currency")));
    }

    static Money of(BigDecimal amount, Currency currency) {
        var plain = amount.stripTrailingZeros();
        int decimals = Math.max(plain.scale(), currency.minorUnits());
        return Money.of(plain.setScale(decimals, RoundingMode.UNNECESSARY), currency);
    }
}
