package org.openspm.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.planning.calc.HeadcountLine;
import org.openspm.planning.calc.HeadcountMonth;

/** The seats and people of a day: in all, by title, department and level, month by month, and what is open. */
public record HeadcountPicture(
        LocalDate day,
        HeadcountLine total,
        List<HeadcountLine> titles,
        List<HeadcountLine> departments,
        List<HeadcountLine> levels,
        List<HeadcountMonth> months,
        List<Vacancy> vacancies,
        List<Move> moves) {
    public HeadcountPicture {
        titles = List.copyOf(titles);
        departments = List.copyOf(departments);
        levels = List.copyOf(levels);
        months = List.copyOf(months);
        vacancies = List.copyOf(vacancies);
        moves = List.copyOf(moves);
    }

    /** A seat nobody holds on the day, and since when; without a date it never was held. */
    public record Vacancy(
            UUID seatId,
            String seatName,
            String title,
            @Nullable String department,
            @Nullable LocalDate since) {}

    /** Somebody who started or left in the month of the day. */
    public record Move(
            UUID personId,
            int personKey,
            String name,
            @Nullable String title,
            LocalDate day,
            boolean starts) {}
}
