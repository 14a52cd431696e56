package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openspm.incentive.calc.input.Absences;
import org.openspm.incentive.calc.input.Absences.Absence;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.QuotaUse.Proration;
import org.openspm.incentive.calc.plan.Span;

/** The days on which somebody is away, as a proration counts them: 12 days at half of the working time are 6. */
record AbsentTime(Absences absences) {

    /**
     * Days, weekdays or months away in a range, each times its share; months are those away as a whole.
     *
     * @param to first day after the range
     */
    BigDecimal of(Leave leave, Proration kind, int person, int from, int to) {
        var sum = BigDecimal.ZERO;
        for (var absence : counted(leave, person)) {
            int first = Math.max(from, absence.fromDay());
            int end = Math.min(to, absence.toDay());
            if (first < end) {
                sum = sum.add(absence.share().multiply(BigDecimal.valueOf(Portion.count(kind, first, end))));
            }
        }
        return sum;
    }

    /** The absences that matter, each with the days of it that do. */
    List<Absence> counted(Leave leave, int person) {
        var all = absences.of(person);
        if (all.isEmpty()) {
            return all;
        }
        var matters = all.stream().filter(one -> leave.isAbout(one.kind())).toList();
        if (leave.longerThan() == null && leave.after() == null) {
            return matters;
        }
        var counted = new ArrayList<Absence>();
        for (int place = 0; place < matters.size(); ) {
            int end = endOfRow(matters, place);
            addRow(leave, matters.subList(place, end), counted);
            place = end;
        }
        return counted;
    }

    /** Behind the absences that follow each other without a break from one on. */
    private static int endOfRow(List<Absence> absences, int first) {
        int next = first + 1;
        while (next < absences.size()
                && absences.get(next).fromDay() == absences.get(next - 1).toDay()) {
            next++;
        }
        return next;
    }

    private static void addRow(Leave leave, List<Absence> row, List<Absence> counted) {
        int first = row.getFirst().fromDay();
        int end = row.getLast().toDay();
        if (leave.longerThan() != null && end <= endOf(leave.longerThan(), first)) {
            return;
        }
        int since = leave.after() == null ? first : endOf(leave.after(), first);
        for (var one : row) {
            if (one.toDay() > since) {
                counted.add(new Absence(Math.max(one.fromDay(), since), one.toDay(), one.kind(), one.share()));
            }
        }
    }

    private static int endOf(Span span, int first) {
        return Days.of(span.endFrom(LocalDate.ofEpochDay(first)));
    }
}
