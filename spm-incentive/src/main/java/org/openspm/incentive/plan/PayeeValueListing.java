package org.openspm.incentive.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every value that was given to a title, a seat or a person, with what it replaces, where it is used, by whom and from when. */
@Service
@Transactional(readOnly = true)
public class PayeeValueListing {
    private static final String SELECT = """
            select v.name,
                   case when v.person_key is not null then 'PERSON' when v.position_key is not null then 'POSITION' else 'TITLE' end as level,
                   coalesce(p.code, s.code, t.code) as owner_code, coalesce(p.full_name, s.name, t.name) as owner_name,
                   p.id as person_id, v.value, v.currency, lower(v.valid) as from_day, upper(v.valid) - 1 as until_day,
                   coalesce(seat.value, general.value) as instead,
                   case when seat.value is not null then 'POSITION' when general.value is not null then 'TITLE' end as instead_of,
                   c.at as recorded_at, c.made_by, count(*) over () as total
              from payee_value v
              left join person p on p.key = v.person_key
              left join position s on s.key = v.position_key
              left join title t on t.id = v.title_id
              left join input_change c on c.id = v.change_id
              left join lateral (
                    select x.value from position_assignment a
                      join position held on held.id = a.position_id
                      join payee_value x on x.position_key = held.key and x.name = v.name and x.valid @> cast(:day as date)
                     where a.person_id = p.id and a.valid @> cast(:day as date)
                     order by held.code collate "C" limit 1) seat on p.id is not null
              left join lateral (
                    select x.value from payee_value x
                     where x.name = v.name and x.valid @> cast(:day as date)
                       and x.title_id in (
                           select held.title_id from position_assignment a join position held on held.id = a.position_id
                            where a.person_id = p.id and a.valid @> cast(:day as date)
                           union all select s.title_id)
                     limit 1) general on v.title_id is null
             where (cast(:ever as boolean) or v.valid @> cast(:day as date))
               and (cast(:name as text) = '' or v.name = :name)
               and (cast(:level as text) = '' or case when v.person_key is not null then 'PERSON'
                    when v.position_key is not null then 'POSITION' else 'TITLE' end = :level)
               and (cast(:search as text) = '' or lower(concat_ws(' ', v.name, p.code, p.full_name, s.code, s.name, t.code, t.name)) like :pattern escape '!')
             order by v.name, v.title_id is null, v.position_key is null, 3, v.valid
             limit cast(:size as bigint) offset :first""";

    private final JdbcClient jdbc;
    private final CompensationPlanRepository plans;
    private final StoredLibraries libraries;

    PayeeValueListing(JdbcClient jdbc, CompensationPlanRepository plans, StoredLibraries libraries) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.libraries = libraries;
    }

    /**
     * What is looked for; empty texts and null do not limit.
     *
     * @param ever also what does not hold on the day
     */
    public record Wanted(
            String search, String name, PayeeValueRow.@Nullable Level level, LocalDate day, boolean ever) {}

    /** What a plan makes of a value: which plans use it, and as what. */
    private record Use(TreeSet<String> plans, EnumSet<Unit> units) {
        Use() {
            this(new TreeSet<>(), EnumSet.noneOf(Unit.class));
        }

        /** Null when no plan says, or plans say different things. */
        @Nullable
        Unit unit() {
            return units.size() == 1 ? units.iterator().next() : null;
        }
    }

    /** All of them, to be written to a file. */
    public List<PayeeValueRow> all(Wanted wanted) {
        return found(wanted, null, 0).stream().map(Counted::row).toList();
    }

    public Page<PayeeValueRow> page(Wanted wanted, PageRequest request) {
        var found = found(wanted, request.size(), request.offset());
        // Behind the last page no row tells how many there are.
        long total = !found.isEmpty() || request.offset() == 0
                ? found.stream().findFirst().map(Counted::total).orElse(0L)
                : all(wanted).size();
        return new Page<>(found.stream().map(Counted::row).toList(), request.number(), request.size(), total);
    }

    private record Counted(PayeeValueRow row, long total) {}

    private List<Counted> found(Wanted wanted, @Nullable Integer size, long first) {
        var users = users(wanted.day());
        var search = wanted.search().strip().toLowerCase(Locale.ROOT);
        return jdbc.sql(SELECT)
                .param("day", wanted.day())
                .param("ever", wanted.ever())
                .param("name", wanted.name())
                .param("level", wanted.level() == null ? "" : wanted.level().name())
                .param("search", search)
                .param(
                        "pattern",
                        "%" + search.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
                .param("size", size)
                .param("first", first)
                .query((row, _) -> new Counted(row(row, users), row.getLong("total")))
                .list();
    }

    /** The names there are, for a choice. */
    public List<String> names() {
        return jdbc.sql("select distinct name from payee_value order by name")
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private static PayeeValueRow row(ResultSet row, Map<String, Use> users) throws SQLException {
        var name = row.getString("name");
        var use = users.getOrDefault(name, new Use());
        var insteadOf = row.getString("instead_of");
        var recorded = row.getTimestamp("recorded_at");
        return new PayeeValueRow(
                name,
                PayeeValueRow.Level.valueOf(row.getString("level")),
                row.getString("owner_code"),
                row.getString("owner_name"),
                row.getObject("person_id", UUID.class),
                row.getBigDecimal("value").stripTrailingZeros(),
                row.getString("currency"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getBigDecimal("instead") == null
                        ? null
                        : row.getBigDecimal("instead").stripTrailingZeros(),
                insteadOf == null ? null : PayeeValueRow.Level.valueOf(insteadOf),
                recorded == null ? null : recorded.toInstant(),
                row.getString("made_by"),
                List.copyOf(use.plans()),
                use.unit());
    }

    /** Which plans, in force on the day or being written, use which values. */
    private Map<String, Use> users(LocalDate day) {
        var users = new HashMap<String, Use>();
        for (var plan : plans.findAllByOrderByCode()) {
            version(plan, day)
                    .flatMap(version ->
                            PlanReader.read(version.text(), libraries).plan())
                    .ifPresent(read -> read.values().forEach(value -> {
                        var use = users.computeIfAbsent(value.name(), _ -> new Use());
                        use.plans().add(read.code());
                        use.units().add(value.unit());
                    }));
        }
        return users;
    }

    private static Optional<PlanVersion> version(CompensationPlan plan, LocalDate day) {
        return plan.inForce(day).or(plan::latest);
    }
}
