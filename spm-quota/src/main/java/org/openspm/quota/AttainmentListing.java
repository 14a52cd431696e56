package org.openspm.quota;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.quota.calc.Attainment;
import org.openspm.quota.calc.Distribution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who reached how much of their quota in a period, highest first, and how that is spread. */
@Service
@Transactional(readOnly = true)
public class AttainmentListing {
    private final MeasuredValues values;
    private final JdbcClient database;

    AttainmentListing(MeasuredValues values, JdbcClient database) {
        this.values = values;
        this.database = database;
    }

    private record Payee(
            @Nullable UUID personId,
            @Nullable String personName,
            @Nullable String personCode,
            @Nullable UUID seatId,
            @Nullable Integer seatKey,
            @Nullable String seatName,
            @Nullable String title) {}

    /** Quotas as they were set, in their currency, by the key of a person or a seat. */
    private record QuotasSet(Map<Integer, BigDecimal> persons, Map<Integer, BigDecimal> seats) {
        @Nullable
        BigDecimal of(Payee who, @Nullable Integer person) {
            var own = person == null ? null : persons.get(person);
            return own != null || who.seatKey() == null ? own : seats.get(who.seatKey());
        }
    }

    /** Everybody with a quota for the measure; {@code visible} limits to those people, null does not. */
    public List<AttainmentRow> of(QuotaPeriod period, String measure, LocalDate day, @Nullable Set<Integer> visible) {
        var until = day.isAfter(period.last()) ? period.last() : day;
        var persons = persons(until);
        var seats = seats(until);
        var set = quotasSet(period.id(), measure);
        var rows = new ArrayList<AttainmentRow>();
        for (var value : values.of(period.id(), measure, until)) {
            if (value.quota() != null && mayShow(value, visible)) {
                var payee = value.personKey() == null ? seats.get(value.positionKey()) : persons.get(value.personKey());
                Optional.ofNullable(payee).ifPresent(who -> rows.add(row(who, value, set)));
            }
        }
        rows.sort(Comparator.comparing(AttainmentRow::attainment)
                .reversed()
                .thenComparing(row -> String.valueOf(row.personName()))
                .thenComparing(row -> String.valueOf(row.seatName())));
        return List.copyOf(rows);
    }

    /** People only: a vacant seat reaches nothing and would push the picture down. */
    public static Distribution distribution(List<AttainmentRow> rows) {
        return Distribution.of(rows.stream()
                .filter(row -> row.personId() != null)
                .map(AttainmentRow::attainment)
                .toList());
    }

    private static boolean mayShow(MeasuredValue value, @Nullable Set<Integer> visible) {
        return visible == null || (value.personKey() != null && visible.contains(value.personKey()));
    }

    private static AttainmentRow row(Payee who, MeasuredValue value, QuotasSet set) {
        return new AttainmentRow(
                who.personId(),
                who.personName(),
                who.personCode(),
                who.seatId(),
                who.seatName(),
                who.title(),
                value.planCode(),
                value.measure(),
                new Attainment(value.value(), value.quota()),
                set.of(who, value.personKey()),
                value.currency());
    }

    private QuotasSet quotasSet(UUID period, String measure) {
        var set = new QuotasSet(new HashMap<>(), new HashMap<>());
        database.sql(
                        "select person_key, position_key, amount from quota where period_id = :period and measure = :measure")
                .param("period", period)
                .param("measure", measure)
                .query(row -> {
                    var person = row.getObject("person_key", Integer.class);
                    (person == null ? set.seats() : set.persons())
                            .merge(
                                    person == null ? row.getInt("position_key") : person,
                                    row.getBigDecimal("amount"),
                                    BigDecimal::add);
                });
        return set;
    }

    private Map<Integer, Payee> persons(LocalDate day) {
        return payees("""
                select p.key, p.id as person_id, p.full_name, p.code, s.id as seat_id, s.key as seat_key,
                       s.name as seat_name, t.name as title
                from person p
                left join (select distinct on (person_id) person_id, position_id from position_assignment
                           where lower(valid) is null or lower(valid) <= :day
                           order by person_id, valid desc, position_id) a on a.person_id = p.id
                left join position s on s.id = a.position_id left join title t on t.id = s.title_id""", day);
    }

    private Map<Integer, Payee> seats(LocalDate day) {
        return payees("""
                select s.key, null::uuid as person_id, null as full_name, null as code, s.id as seat_id,
                       s.key as seat_key, s.name as seat_name, t.name as title
                from position s join title t on t.id = s.title_id where s.valid @> cast(:day as date)""", day);
    }

    private Map<Integer, Payee> payees(String sql, LocalDate day) {
        var payees = new HashMap<Integer, Payee>();
        database.sql(sql).param("day", day).query(row -> {
            payees.put(
                    row.getInt("key"),
                    new Payee(
                            row.getObject("person_id", UUID.class),
                            row.getString("full_name"),
                            row.getString("code"),
                            row.getObject("seat_id", UUID.class),
                            row.getObject("seat_key", Integer.class),
                            row.getString("seat_name"),
                            row.getString("title")));
        });
        return payees;
    }
}
