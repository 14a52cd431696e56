package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/**
 * A credit of one deal as a payee sees it.
 *
 * @param deal code of the transaction, with its line when it is one
 * @param date on which it counts
 * @param role of the recipient in the credit rule, such as seller
 * @param recipient who was credited: somebody below the payee when it rolled up
 * @param amount in the plan's currency, or units
 * @param currency null when units are counted
 * @param measures that count it
 */
public record ListedCredit(
        String deal,
        LocalDate date,
        String account,
        String plan,
        String rule,
        String role,
        String recipient,
        boolean rolledUp,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        List<String> measures) {
    public ListedCredit {
        measures = List.copyOf(measures);
    }

    ListedCredit countedToo(ListedCredit other) {
        return new ListedCredit(
                deal,
                date,
                account,
                plan,
                rule,
                role,
                recipient,
                rolledUp,
                amount,
                currency,
                Stream.concat(measures.stream(), other.measures.stream())
                        .distinct()
                        .toList());
    }

    /** The code of the deal without its line. */
    public String order() {
        return deal.replaceFirst("/\\d+$", "");
    }

    boolean mentions(String words) {
        return words.isEmpty()
                || Stream.of(deal, account, rule, recipient)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }
}
