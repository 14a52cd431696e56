package org.openspm.quota;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Hierarchies;
import org.openspm.domain.organization.SeatNode;
import org.openspm.quota.calc.QuotaTree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows quotas and what was reached along a hierarchy, with totals that tie at every seat. */
@Service
@Transactional(readOnly = true)
public class QuotaHierarchy {
    private static final String TEAM = "team_";

    private final Hierarchies hierarchies;
    private final MeasuredValues values;
    private final JdbcClient database;

    QuotaHierarchy(Hierarchies hierarchies, MeasuredValues values, JdbcClient database) {
        this.hierarchies = hierarchies;
        this.values = values;
        this.database = database;
    }

    /** What is asked: which tree and period, which measure, in which currency the totals are, and as of which day. */
    public record Question(String hierarchy, QuotaPeriod period, String measure, String currency, LocalDate day) {
        LocalDate until() {
            return day.isAfter(period.last()) ? period.last() : day.isBefore(period.first()) ? period.first() : day;
        }
    }

    /** An amount that stands at a seat. */
    private record Figure(
            int seat, BigDecimal amount, @Nullable String currency) {}

    /** Amounts by seat: as they were given, and in the currency of the totals. */
    private record Placed(Map<Integer, Figure> own, Map<Integer, BigDecimal> converted) {
        static Placed at(Set<Integer> seats, List<Figure> figures, Conversions conversions) {
            var placed = new Placed(new HashMap<>(), new HashMap<>());
            for (var figure : figures) {
                if (seats.contains(figure.seat())) {
                    placed.own.merge(figure.seat(), figure, Placed::plus);
                    placed.converted.merge(
                            figure.seat(), conversions.convert(figure.amount(), figure.currency()), BigDecimal::add);
                }
            }
            return placed;
        }

        BigDecimal total(int seat) {
            return converted.getOrDefault(seat, BigDecimal.ZERO);
        }

        private static Figure plus(Figure one, Figure other) {
            return new Figure(one.seat(), one.amount().add(other.amount()), one.currency());
        }
    }

    /** The grid below everybody at the top, or only below the seats of the people given ({@code topPeople}; null = all). */
    public QuotaGrid grid(Question question, @Nullable Set<Integer> topPeople) {
        var seats = below(hierarchies.at(question.hierarchy(), question.until()), topPeople);
        var conversions = Conversions.to(question.currency(), question.until(), database);
        var keys = new LinkedHashMap<UUID, Integer>();
        seats.forEach(seat -> keys.put(seat.id(), seat.key()));
        var shown = Set.copyOf(keys.values());
        var lastSeats = lastSeats(question.until());
        var set = quotas(question.period().id(), lastSeats);
        var quotas = Placed.at(shown, set.getOrDefault(question.measure(), List.of()), conversions);
        var values = Placed.at(shown, values(question, lastSeats), conversions);
        var teams = Placed.at(shown, team(set, question.measure()), conversions);
        var assigned = Placed.at(shown, assigned(set), conversions);
        var nodes = new ArrayList<QuotaTree.Node>();
        var everything = new ArrayList<QuotaTree.Node>();
        for (var seat : seats) {
            var parent = seat.parentId() == null ? null : keys.get(seat.parentId());
            nodes.add(new QuotaTree.Node(seat.key(), parent, quotas.total(seat.key()), values.total(seat.key()), null));
            everything.add(new QuotaTree.Node(
                    seat.key(),
                    parent,
                    assigned.total(seat.key()),
                    BigDecimal.ZERO,
                    teams.converted().get(seat.key())));
        }
        return rows(question.currency(), seats, nodes, new QuotaTree(everything).totals(), quotas.own(), values.own());
    }

    /** What was set for teams; a page about such a measure needs no column for it. */
    private static List<Figure> team(Map<String, List<Figure>> set, String measure) {
        return measure.startsWith(TEAM)
                ? List.of()
                : set.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(TEAM))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
    }

    /** Every amount of money set for somebody's own selling: what the quotas of a team are made of. */
    private static List<Figure> assigned(Map<String, List<Figure>> set) {
        return set.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(TEAM))
                .flatMap(entry -> entry.getValue().stream())
                .filter(figure -> figure.currency() != null)
                .toList();
    }

    private static QuotaGrid rows(
            String currency,
            List<SeatNode> seats,
            List<QuotaTree.Node> nodes,
            Map<Integer, QuotaTree.Total> everything,
            Map<Integer, Figure> quotas,
            Map<Integer, Figure> values) {
        var tree = new QuotaTree(nodes);
        var totals = tree.totals();
        var top = seats.stream().mapToInt(SeatNode::depth).min().orElse(0);
        var rows = new ArrayList<QuotaGrid.Row>();
        for (var i = 0; i < seats.size(); i++) {
            var seat = seats.get(i);
            var own = quotas.get(seat.key());
            var value = values.get(seat.key());
            rows.add(new QuotaGrid.Row(
                    seat.id(),
                    seat.key(),
                    seat.name(),
                    seat.title(),
                    nodes.get(i).parent(),
                    seat.depth() - top,
                    seat.reports(),
                    seat.personId(),
                    seat.personKey(),
                    seat.personName(),
                    own == null ? null : own.amount(),
                    value == null ? null : value.amount(),
                    own != null ? own.currency() : value == null ? null : value.currency(),
                    Objects.requireNonNull(totals.get(seat.key())),
                    Objects.requireNonNull(everything.get(seat.key()))));
        }
        var sum = new QuotaTree.Total(BigDecimal.ZERO, BigDecimal.ZERO, 0, null);
        for (var root : tree.roots()) {
            var total = Objects.requireNonNull(totals.get(root));
            sum = new QuotaTree.Total(
                    sum.quota().add(total.quota()), sum.value().add(total.value()), sum.seats() + total.seats(), null);
        }
        return new QuotaGrid(currency, rows, new QuotaGrid.Sum(sum.quota(), sum.value(), sum.seats()));
    }

    /** The seats held by the people given and all below them, in the order of the tree. */
    private static List<SeatNode> below(List<SeatNode> seats, @Nullable Set<Integer> topPeople) {
        if (topPeople == null) {
            return seats;
        }
        var kept = new LinkedHashMap<UUID, SeatNode>();
        for (var seat : seats) {
            var own = seat.personKey() != null && topPeople.contains(seat.personKey());
            if (own || (seat.parentId() != null && kept.containsKey(seat.parentId()))) {
                kept.put(seat.id(), seat);
            }
        }
        return List.copyOf(kept.values());
    }

    /** A person's value stands at the seat they held last in the period; so nothing is lost when somebody leaves. */
    private List<Figure> values(Question question, Map<Integer, Integer> lastSeats) {
        var figures = new ArrayList<Figure>();
        for (var value : values.of(question.period().id(), question.measure(), question.until())) {
            var seat = value.personKey() == null ? value.positionKey() : lastSeats.get(value.personKey());
            if (seat != null) {
                figures.add(new Figure(seat, value.value(), value.currency()));
            }
        }
        return figures;
    }

    /** The quotas of a period by measure, those of people at the seat they held last. */
    private Map<String, List<Figure>> quotas(UUID period, Map<Integer, Integer> lastSeats) {
        var set = new HashMap<String, List<Figure>>();
        database.sql("select measure, position_key, person_key, amount, currency from quota where period_id = :period")
                .param("period", period)
                .query(row -> {
                    var seat = row.getObject("position_key", Integer.class);
                    var place = seat == null ? lastSeats.get(row.getInt("person_key")) : seat;
                    if (place != null) {
                        set.computeIfAbsent(row.getString("measure"), measure -> new ArrayList<>())
                                .add(new Figure(place, row.getBigDecimal("amount"), row.getString("currency")));
                    }
                });
        return set;
    }

    private Map<Integer, Integer> lastSeats(LocalDate day) {
        var seats = new HashMap<Integer, Integer>();
        database.sql("""
                        select distinct on (a.person_id) p.key as person, s.key as seat
                        from position_assignment a join person p on p.id = a.person_id join position s on s.id = a.position_id
                        where lower(a.valid) is null or lower(a.valid) <= :day
                        order by a.person_id, a.valid desc, s.key""").param("day", day).query(row -> {
            seats.put(row.getInt("person"), row.getInt("seat"));
        });
        return seats;
    }
}
