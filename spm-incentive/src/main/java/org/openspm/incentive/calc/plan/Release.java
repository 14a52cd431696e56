package org.openspm.incentive.calc.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;

/** What a part that is held back waits for. */
public sealed interface Release {

    /** The word by which statements name it: {@code payment}, {@code date}. */
    String word();

    /** Whether it looks at single deals. */
    default boolean ofDeals() {
        return this instanceof OnEvent || this instanceof OnField;
    }

    /**
     * Events that belong to the deal. In proportion: 110 of an order of 100 and 10 tax releases all, 55 a half; a payment
     * that is withdrawn takes its part back.
     *
     * @param events kinds of event: {@code payment}, {@code invoice}
     * @param when must hold for the event; null = always
     * @param total what the deal as a whole comes to, and in the same way what an event counts
     * @param whole the first such event releases everything
     */
    record OnEvent(List<String> events, @Nullable Expression when, Expression total, boolean whole) implements Release {
        public OnEvent {
            events = List.copyOf(events);
        }

        @Override
        public String word() {
            return events.getFirst();
        }
    }

    /** A fixed day. */
    record OnDate(LocalDate day) implements Release {
        @Override
        public String word() {
            return "date";
        }
    }

    /** So many of the plan's periods after the one in which it was earned. */
    record After(int periods) implements Release {
        @Override
        public String word() {
            return "periods";
        }
    }

    /** The last period of the fiscal year in which it was earned. */
    record YearEnd() implements Release {
        @Override
        public String word() {
            return "year end";
        }
    }

    /** The day in a field of the deal, such as {@code attribute.go_live}; without a day it waits. */
    record OnField(Expression field) implements Release {
        @Override
        public String word() {
            return "field";
        }
    }
}
