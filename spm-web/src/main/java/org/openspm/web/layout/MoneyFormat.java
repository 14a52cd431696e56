package org.openspm.web.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes amounts as the reader is used to, exactly: never fewer decimals than the amount has; templates use {@code @money}. */
@Component("money")
public class MoneyFormat {
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final int DECIMALS_MAX = 12;

    /** With the currency: {@code € 8,412.60}, {@code −€ 396.00}, {@code SEK 1,200.00}. */
    public String format(Money money) {
        return format(money.amount(), money.currency().code());
    }

    public String format(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return "–";
        }
        var sign = amount.signum() < 0 ? String.valueOf(MINUS) : "";
        return sign + symbol(currency) + NO_BREAK_SPACE + digits(amount.abs(), currency);
    }

    /** To the smallest unit of the currency, for measured values that are no pay: {@code € 297,323.16}. */
    public String rounded(@Nullable BigDecimal amount, String currency) {
        return amount == null
                ? "–"
                : format(amount.setScale(Currency.of(currency).minorUnits(), RoundingMode.HALF_UP), currency);
    }

    /** Without the currency, for a column whose head names it: {@code −396.00}. */
    public String amount(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return "–";
        }
        return (amount.signum() < 0 ? String.valueOf(MINUS) : "") + digits(amount.abs(), currency);
    }

    /** With a sign always, for differences: {@code +€ 1,240.00}. */
    public String difference(BigDecimal amount, String currency) {
        return (amount.signum() > 0 ? "+" : "") + format(amount, currency);
    }

    /** The part before the decimals, for the one large figure of a page. */
    public String whole(Money money) {
        var text = format(money);
        var point = text.lastIndexOf(point());
        return point < 0 ? text : text.substring(0, point);
    }

    /** The decimals with their point, to follow {@link #whole} in smaller type. */
    public String decimals(Money money) {
        var text = format(money);
        var point = text.lastIndexOf(point());
        return point < 0 ? "" : text.substring(point);
    }

    private static String digits(BigDecimal amount, String currency) {
        var format = NumberFormat.getNumberInstance(locale());
        var minorUnits = Currency.of(currency).minorUnits();
        format.setMinimumFractionDigits(minorUnits);
        format.setMaximumFractionDigits(Math.max(minorUnits, DECIMALS_MAX));
        return format.format(amount);
    }

    private static String symbol(String currency) {
        try {
            return java.util.Currency.getInstance(currency).getSymbol(locale());
        } catch (IllegalArgumentException unknown) {
            return currency;
        }
    }

    private static char point() {
        return ((DecimalFormat) NumberFormat.getNumberInstance(locale()))
                .getDecimalFormatSymbols()
                .getDecimalSeparator();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
