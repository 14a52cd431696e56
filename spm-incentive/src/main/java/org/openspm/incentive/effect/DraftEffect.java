package org.openspm.incentive.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;

/**
 * What a draft would have changed in the pay of some days, exactly: the differences of the payees, of the periods and of the
 * components each sum to the difference of the whole.
 *
 * @param hash of the text that was calculated
 * @param readAt when the data was read
 * @param sums one for each currency
 * @param findings only kinds of which there are more or fewer than before
 * @param payees everybody whom the plan pays in these days with or without the draft, the greatest change first
 */
public record DraftEffect(
        String planCode,
        String hash,
        LocalDate first,
        LocalDate last,
        Instant readAt,
        List<EffectSum> sums,
        List<EffectPart> periods,
        List<EffectPart> components,
        List<EffectHistogram> histograms,
        List<FindingEffect> findings,
        List<PayeeEffect> payees) {
    private static final Comparator<PayeeEffect> BY_CODE = Comparator.comparing(PayeeEffect::personCode);

    static final Comparator<PayeeEffect> GREATEST_CHANGE_FIRST =
            Comparator.<PayeeEffect, java.math.BigDecimal>comparing(
                            payee -> payee.difference().amount().abs())
                    .reversed()
                    .thenComparing(BY_CODE);

    public DraftEffect {
        sums = List.copyOf(sums);
        periods = List.copyOf(periods);
        components = List.copyOf(components);
        histograms = List.copyOf(histograms);
        findings = List.copyOf(findings);
        payees = List.copyOf(payees);
    }

    public boolean changesNothing() {
        return sums.stream().allMatch(sum -> sum.winners() == 0 && sum.losers() == 0) && findings.isEmpty();
    }

    public boolean paysNobody() {
        return payees.isEmpty();
    }

    /** Those who gain most, the most first. */
    public List<PayeeEffect> largestGains(int count) {
        return payees.stream()
                .filter(payee -> payee.difference().amount().signum() > 0)
                .limit(count)
                .toList();
    }

    /** Those who lose most, the most first. */
    public List<PayeeEffect> largestLosses(int count) {
        return payees.stream()
                .filter(payee -> payee.difference().amount().signum() < 0)
                .limit(count)
                .toList();
    }

    /** The payees with these codes. */
    public List<PayeeEffect> payees(Collection<String> codes) {
        return payees.stream()
                .filter(payee -> codes.contains(payee.personCode()))
                .sorted(BY_CODE)
                .toList();
    }

    /**
     * Payees whose name or code has the words.
     *
     * @param sort person, before, after or difference, with a minus before it for the largest first; empty for the greatest change
     */
    public Page<PayeeEffect> payees(String words, String sort, PageRequest page) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        var found = payees.stream()
                .filter(payee -> payee.person().toLowerCase(Locale.ROOT).contains(wanted)
                        || payee.personCode().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(order(sort))
                .toList();
        return Page.of(found, page);
    }

    private static Comparator<PayeeEffect> order(String sort) {
        boolean descends = sort.startsWith("-");
        var order = switch (descends ? sort.substring(1) : sort) {
            case "" -> GREATEST_CHANGE_FIRST;
            case "person" -> Comparator.comparing(PayeeEffect::person);
            case "before" -> by(PayeeEffect::before);
            case "after" -> by(PayeeEffect::after);
            case "difference" -> by(PayeeEffect::difference);
            default ->
                throw new RuleViolation("sort is “" + sort
                        + "”; sort by person, before, after or difference, with a minus for the largest first.");
        };
        return (descends ? order.reversed() : order).thenComparing(BY_CODE);
    }

    private static Comparator<PayeeEffect> by(java.util.function.Function<PayeeEffect, Money> amount) {
        return Comparator.comparing(payee -> amount.apply(payee).amount());
    }
}
