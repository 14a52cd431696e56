package org.openspm.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Money;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatTests {
    private final MoneyFormat money = new MoneyFormat();
    private final Show show = new Show(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @BeforeEach
    void british() {
        LocaleContextHolder.setLocale(Locale.UK);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void writesMoneyAsTheReaderIsUsedTo() {
        assertThat(money.format(Money.of("8412.6", "EUR"))).isEqualTo("€\u00a08,412.60");
        assertThat(money.format(Money.of("-396", "EUR"))).isEqualTo("−€\u00a0396.00");
        LocaleContextHolder.setLocale(Locale.of("nl", "NL"));
        assertThat(money.format(Money.of("8412.6", "EUR"))).isEqualTo("€\u00a08.412,60");
    }

    @Test
    void writesAsManyDecimalsAsTheCurrencyHasAndNeverFewerThanTheAmount() {
        assertThat(money.amount(new BigDecimal("1200"), "JPY")).isEqualTo("1,200");
        assertThat(money.amount(new BigDecimal("1.5"), "KWD")).isEqualTo("1.500");
        assertThat(money.amount(new BigDecimal("3.5125"), "EUR")).isEqualTo("3.5125");
        assertThat(money.amount(new BigDecimal("3.5100"), "EUR")).isEqualTo("3.51");
        assertThat(money.amount(new BigDecimal("123456789012345.6789"), "EUR")).isEqualTo("123,456,789,012,345.6789");
    }

    @Test
    void partsALargeFigureAtItsDecimals() {
        assertThat(money.whole(Money.of("8412.60", "EUR"))).isEqualTo("€\u00a08,412");
        assertThat(money.decimals(Money.of("8412.60", "EUR"))).isEqualTo(".60");
        assertThat(money.decimals(Money.of("8412", "JPY"))).isEmpty();
    }

    @Test
    void writesDifferencesWithTheirSign() {
        assertThat(money.difference(new BigDecimal("1240"), "EUR")).isEqualTo("+€\u00a01,240.00");
        assertThat(money.difference(new BigDecimal("-1"), "EUR")).isEqualTo("−€\u00a01.00");
        assertThat(money.difference(new BigDecimal("0"), "EUR")).isEqualTo("€\u00a00.00");
    }

    @Test
    void writesSumsWithCentsOrWhole() {
        assertThat(show.total(new BigDecimal("1694477602.9000"))).isEqualTo("1,694,477,602.90");
        assertThat(show.total(new BigDecimal("1200.0000"))).isEqualTo("1,200");
        assertThat(show.total(new BigDecimal("-0.1234"))).isEqualTo("−0.1234");
        assertThat(show.total(null)).isEqualTo("–");
        assertThat(show.figure(new BigDecimal("178513.6004"))).isEqualTo("178,513.60");
        assertThat(show.figure(new BigDecimal("64200.0000"))).isEqualTo("64,200");
    }

    @Test
    void writesDatesAndSharesAsTheReaderIsUsedTo() {
        assertThat(show.date(LocalDate.of(2026, 11, 23))).isEqualTo("23 Nov 2026");
        assertThat(show.month(YearMonth.of(2026, 10))).isEqualTo("October 2026");
        assertThat(show.percent(new BigDecimal("0.8745"))).isEqualTo("87.5\u00a0%");
        assertThat(show.rate(new BigDecimal("0.035000"))).isEqualTo("3.5\u00a0%");
        LocaleContextHolder.setLocale(Locale.of("nl", "NL"));
        assertThat(show.percent(new BigDecimal("0.874"))).isEqualTo("87,4\u00a0%");
        assertThat(show.month(YearMonth.of(2026, 10))).isEqualTo("oktober 2026");
    }
}
