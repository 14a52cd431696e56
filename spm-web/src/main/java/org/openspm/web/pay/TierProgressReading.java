package org.openspm.web.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.incentive.statement.PayMeasure;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.TierProgress;
import org.openspm.incentive.statement.TierProgressQueries;
import org.openspm.web.layout.Show;
import org.springframework.stereotype.Component;

/** Says in the reader's words where the tiers of a payee's plan begin and how far the next one is. */
@Component
class TierProgressReading {
    private final TierProgressQueries tiers;
    private final Show show;

    TierProgressReading(TierProgressQueries tiers, Show show) {
        this.tiers = tiers;
        this.show = show;
    }

    /** Measures with a quota and the tiers on them. */
    record Progress(List<PayMeasure> measures, List<List<TierProgress>> tiers, Show show) {

        List<AttainmentBar> bars(PayPeriod period, LocalDate today) {
            var bars = new ArrayList<AttainmentBar>();
            for (int i = 0; i < measures.size(); i++) {
                var borders = tiers.get(i).stream()
                        .findFirst()
                        .map(TierProgress::borders)
                        .orElse(List.of());
                bars.add(AttainmentBar.of(
                        measures.get(i),
                        period,
                        today,
                        borders.stream().map(TierProgress.Border::attainment).toList(),
                        borders.stream().map(this::words).toList()));
            }
            return bars;
        }

        List<TierSentence> sentences() {
            var sentences = new ArrayList<TierSentence>();
            for (int i = 0; i < measures.size(); i++) {
                var currency = measures.get(i).currency();
                for (var tier : tiers.get(i)) {
                    if (currency != null && tier.missing() != null && tier.next() != null) {
                        sentences.add(new TierSentence(
                                tier.component(),
                                Money.of(tier.missing().setScale(2, RoundingMode.UP), Currency.of(currency)),
                                words(tier.next()),
                                tier.next().attainment()));
                    }
                }
            }
            return sentences;
        }

        private String words(TierProgress.Border border) {
            return switch (border.kind()) {
                case MULTIPLIER -> show.number(plain(border.value())) + "×";
                case RATE -> show.rate(border.value());
                case PER_UNIT, AMOUNT -> show.number(plain(border.value()));
            };
        }

        private static BigDecimal plain(BigDecimal value) {
            var stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    Progress of(List<PayMeasure> measures, int person, PayPeriod period) {
        var withQuota =
                measures.stream().filter(measure -> measure.quota() != null).toList();
        return new Progress(
                withQuota,
                withQuota.stream()
                        .map(measure -> tiers.of(measure, person, period.last()))
                        .toList(),
                show);
    }
}
