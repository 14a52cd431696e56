package org.openspm.quota.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openspm.quota.calc.Distribution.Band;

class DistributionTests {

    @Test
    void aBorderBelongsToTheBandAboveIt() {
        var distribution = of("49.99", "50", "99.9999", "100", "149.99", "150", "400", "-3");
        assertThat(band(distribution, null)).isEqualTo(2);
        assertThat(band(distribution, 50)).isEqualTo(1);
        assertThat(band(distribution, 90)).isEqualTo(1);
        assertThat(band(distribution, 100)).isEqualTo(1);
        assertThat(band(distribution, 140)).isEqualTo(1);
        assertThat(band(distribution, 150)).isEqualTo(2);
    }

    @Test
    void everyPayeeWithAQuotaStandsInOneBand() {
        var attainments = Stream.of("12", "55", "104", "161")
                .map(value -> new Attainment(new BigDecimal(value), new BigDecimal("100")))
                .toList();
        var distribution =
                Distribution.of(Stream.concat(attainments.stream(), Stream.of(new Attainment(BigDecimal.TEN, null)))
                        .toList());
        assertThat(distribution.bands().stream().mapToInt(Band::count).sum()).isEqualTo(4);
        assertThat(distribution.count()).isEqualTo(4);
        assertThat(distribution.atQuota()).isEqualTo(2);
        assertThat(distribution.median()).contains(attainments.get(1));
    }

    @Test
    void nobodyIsInAnEmptyDistribution() {
        assertThat(Distribution.of(List.of()).median()).isEmpty();
        assertThat(Distribution.of(List.of()).bands()).hasSize(12).allMatch(band -> band.count() == 0);
    }

    private static Distribution of(String... percents) {
        return Distribution.of(Stream.of(percents)
                .map(percent -> new Attainment(new BigDecimal(percent), new BigDecimal("100")))
                .toList());
    }

    private static int band(Distribution distribution, Integer from) {
        return distribution.bands().stream()
                .filter(band -> from == null ? band.from() == null : from.equals(band.from()))
                .mapToInt(Band::count)
                .sum();
    }
}
