package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.List;
import org.openspm.domain.shared.Money;

/**
 * What publishing a run posts.
 *
 * @param through last day of the periods that are final afterwards
 * @param periods codes of the periods that become final
 * @param postings by period, cause and currency
 */
public record Settlement(long run, LocalDate through, List<String> periods, List<Posting> postings) {

    public Settlement {
        periods = List.copyOf(periods);
        postings = List.copyOf(postings);
    }

    /** Nothing becomes final and nothing is posted. */
    public boolean isEmpty() {
        return periods.isEmpty() && postings.isEmpty();
    }

    /** Lines that go into one period for one cause in one currency. */
    public record Posting(String period, boolean correction, long lines, long payees, Money amount) {}
}
