package org.openspm.integration.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "POINT 12.50 12.50",
                "POINT -7 -7",
                "POINT 1,234.5 1234.5",
                "POINT 1,234 1234",
                "POINT 12,50 null",
                "POINT 1e5 null",
                "POINT .5 null",
                "POINT 5. null",
                "POINT 1,23,456 null",
                "COMMA 12,50 12.50",
                "COMMA 1.234,56 1234.56",
                "COMMA 1.234 1234",
                "COMMA 12.50 null",
                "UNDECIDED 1.234 null",
                "UNDECIDED 1,234 null",
                "UNDECIDED 1234 1234",
                "UNDECIDED 1.234,5 1234.5",
                "UNDECIDED 1,234.5 1234.5"
            })
    void readsANumberInOneWayOnly(DecimalMark mark, String text, String plain) {
        assertThat(String.valueOf(new DecimalText(mark).plain(text))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ISO 2026-03-31 2026-03-31",
                "ISO 2026-02-30 null",
                "ISO 31.03.2026 2026-03-31",
                "ISO 03/04/2026 null",
                "DAY_FIRST 03/04/2026 2026-04-03",
                "MONTH_FIRST 03/04/2026 2026-03-04",
                "MONTH_FIRST 31.03.2026 2026-03-31",
                "DAY_FIRST 03/04-2026 null",
                "ISO 2026-03-31T00:00:00 2026-03-31",
                "ISO 2026-03-31T10:00:00 null",
                "ISO 0026-03-31 null",
                "UNDECIDED 03/04/2026 null"
            })
    void readsADayInOneWayOnly(DateOrder order, String text, String day) {
        assertThat(String.valueOf(new DateText(order).day(text))).isEqualTo(day);
    }

    @Test
    void findsTheDecimalMarkFromValuesThatLeaveNoDoubt() {
        assertThat(DialectDetection.decimalMark(';', List.of("1.234", "7,5"))).isEqualTo(DecimalMark.COMMA);
        assertThat(DialectDetection.decimalMark(';', List.of("1.234"))).isEqualTo(DecimalMark.UNDECIDED);
        assertThat(DialectDetection.decimalMark(',', List.of("1.234"))).isEqualTo(DecimalMark.POINT);
        assertThat(DialectDetection.decimalMark(';', List.of("1.5", "1,5"))).isEqualTo(DecimalMark.UNDECIDED);
        assertThat(DialectDetection.decimalMark(';', List.of("100", "5"))).isEqualTo(DecimalMark.POINT);
    }

    @Test
    void findsTheOrderOfDayAndMonthFromValuesThatLeaveNoDoubt() {
        assertThat(DialectDetection.dateOrder(List.of("03/04/2026", "13/04/2026")))
                .isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DialectDetection.dateOrder(List.of("03/14/2026"))).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(DialectDetection.dateOrder(List.of("03/04/2026"))).isEqualTo(DateOrder.UNDECIDED);
        assertThat(DialectDetection.dateOrder(List.of("13/04/2026", "03/14/2026")))
                .isEqualTo(DateOrder.UNDECIDED);
        assertThat(DialectDetection.dateOrder(List.of("2026-01-01", LocalDate.EPOCH.toString())))
                .isEqualTo(DateOrder.ISO);
    }
}
