package org.openspm.domain.testing;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company of a few people, said in as few words as a test needs; whatever is dated holds from its first day on. */
public final class TestCompany {
    private static final String PERIODS = """
            insert into period (calendar_id, code, kind, fiscal_year, valid)
            select c.id, to_char(day, :code), :kind, extract(year from day),
                   daterange(day::date, (day + cast(:length as interval))::date)
              from calendar c, generate_series(make_date(:first, 1, 1), make_date(:last, 12, 31), cast(:length as interval)) day""";
    private static final String NOTHING_LEFT = """
            truncate calculation_run, simulation, payee_value, quota, plan_assignment, plan_version, compensation_plan, transaction,
                     transaction_split, exchange_rate, import_batch, period, account, territory, position, title, hierarchy, person
             restart identity cascade""";
    private static final List<String> TRACES = List.of(
            "delete from scheduled_tasks where task_name = 'calculation-run'",
            "delete from calculation_run where scope && any (select valid from period where code like :like)",
            "delete from transaction where code like :like",
            "delete from import_batch where name = :prefix",
            "delete from quota where person_key in (select key from person where code like :like)",
            "delete from plan_assignment where plan_id in (select id from compensation_plan where code = :prefix)",
            "delete from plan_version where plan_id in (select id from compensation_plan where code = :prefix)",
            "delete from compensation_plan where code = :prefix",
            "delete from simulation where name like :like",
            "delete from account where code like :like",
            "delete from user_account where person_key in (select key from person where code like :like)",
            "delete from hierarchy_link where position_id in (select id from position where code like :like)",
            "delete from position_assignment where position_id in (select id from position where code like :like)",
            "delete from position where code like :like",
            "delete from title where code like :like",
            "delete from person where code like :like",
            "delete from period where code like :like");

    private final JdbcClient jdbc;
    private final String name;
    private final LocalDate since;

    private TestCompany(JdbcClient jdbc, String name, LocalDate since) {
        this.jdbc = jdbc;
        this.name = name;
        this.since = since;
        jdbc.sql("""
                        insert into import_batch (kind, name, status, created_by, created_at)
                        values ('transactions', :name, 'PROMOTED', 'test', now())""").param("name", name).update();
    }

    /** A company instead of whatever is in the database. */
    public static TestCompany anew(JdbcClient jdbc) {
        jdbc.sql(NOTHING_LEFT).update();
        jdbc.sql("insert into hierarchy (code, name, kind) values ('reporting', 'Reporting line', 'REPORTING')")
                .update();
        return new TestCompany(jdbc, "test", LocalDate.of(2026, 1, 1));
    }

    /** A company beside another, in a year of its own: its plan has this code, and the codes of all else begin with it. */
    public static TestCompany beside(JdbcClient jdbc, String prefix, int year) {
        return new TestCompany(jdbc, prefix, LocalDate.of(year, 1, 1));
    }

    /** Takes a company away again that stood beside another. */
    public void remove() {
        TRACES.forEach(sql ->
                jdbc.sql(sql).param("prefix", name).param("like", name + "-%").update());
    }

    public TestCompany months(int first, int last) {
        return periods("MONTH", "1 month", "YYYY-MM", first, last);
    }

    public TestCompany quarters(int first, int last) {
        return periods("QUARTER", "3 months", "YYYY\"-Q\"Q", first, last);
    }

    public TestCompany years(int first, int last) {
        return periods("YEAR", "1 year", "YYYY", first, last);
    }

    /** The first quarters of the company's year and no others, as Q1, Q2, … of it. */
    public TestCompany firstQuarters(int count) {
        for (int quarter = 0; quarter < count; quarter++) {
            period("Q" + (quarter + 1), "QUARTER", since.plusMonths(3L * quarter), 3);
        }
        return this;
    }

    /** The company's year as one period. */
    public TestCompany itsYear() {
        return period("Y", "YEAR", since, 12);
    }

    private TestCompany period(String code, String kind, LocalDate first, int months) {
        return with("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, ?, ?, ?, daterange(?, ?) from calendar""", name + "-" + code, kind, first.getYear(), first, first.plusMonths(months));
    }

    private TestCompany periods(String kind, String length, String code, int first, int last) {
        jdbc.sql(PERIODS)
                .param("kind", kind)
                .param("length", length)
                .param("code", code)
                .param("first", first)
                .param("last", last)
                .update();
        return this;
    }

    /** People named like their codes. */
    public TestCompany people(String... codes) {
        for (var code : codes) {
            person(code, code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1));
        }
        return this;
    }

    public TestCompany person(String code, String fullName) {
        return with("insert into person (code, full_name) values (?, ?)", code, fullName);
    }

    /** A seat with somebody in it, and its title, which is made when it is new. */
    public TestCompany seat(String code, String title, String person) {
        with("insert into title (code, name) values (?, ?) on conflict do nothing", title, title);
        with(
                "insert into position (code, name, title_id, valid) select ?, ?, id, daterange(?, null) from title where code = ?",
                code,
                code,
                since,
                title);
        return with("""
                insert into position_assignment (position_id, person_id, valid)
                select s.id, p.id, s.valid from position s, person p where s.code = ? and p.code = ?""", code, person);
    }

    public TestCompany reports(String seat, String superior) {
        return with("""
                insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                select h.id, s.id, t.id, s.valid from hierarchy h, position s, position t
                 where h.code = 'reporting' and s.code = ? and t.code = ?""", seat, superior);
    }

    public TestCompany account(String code, String fullName) {
        return with("insert into account (code, name) values (?, ?)", code, fullName);
    }

    public TestCompany owns(String person, String account) {
        return with("""
                insert into account_assignment (account_key, person_key, valid)
                select a.key, p.key, daterange(?, null) from account a, person p where a.code = ? and p.code = ?""", since, account, person);
    }

    public TestCompany territory(String code) {
        return with(
                "insert into territory (alignment_id, code, name) select id, ?, ? from alignment where code = 'current'",
                code,
                code);
    }

    /** Who holds a territory, on days as PostgreSQL writes a range. */
    public TestCompany holds(String person, String territory, String days) {
        return with("""
                insert into territory_assignment (territory_id, person_key, valid)
                select t.id, p.key, cast(? as daterange) from territory t, person p where t.code = ? and p.code = ?""", days, territory, person);
    }

    /** Puts people into a plan; without any, everybody. */
    public TestCompany assign(String plan, String... people) {
        return with("""
                insert into plan_assignment (plan_id, person_key, valid)
                select p.id, n.key, daterange(?, null) from compensation_plan p, person n
                 where p.code = ? and (cardinality(?) = 0 or n.code = any (?))""", since, plan, people, people);
    }

    /** The same value for each of these people; without any, for everybody. */
    public TestCompany value(String value, String amount, String... people) {
        return with("""
                insert into payee_value (name, person_key, value, valid)
                select ?, key, ?, daterange(?, null) from person where cardinality(?) = 0 or code = any (?)""", value, new BigDecimal(amount), since, people, people);
    }

    /** The same quota in every period of the first year for each of these people; without any, for everybody. */
    public TestCompany quota(String measure, String amount, String... people) {
        return with("""
                insert into quota (person_key, period_id, measure, amount, currency)
                select n.key, p.id, ?, ?, 'EUR' from person n, period p
                 where p.fiscal_year = ? and (cardinality(?) = 0 or n.code = any (?))""", measure, new BigDecimal(amount), since.getYear(), people, people);
    }

    /** What one of a currency is in euros. */
    public TestCompany spotRate(String currency, String rate) {
        return with("""
                insert into exchange_rate (rate_date, from_currency, to_currency, rate_type, rate)
                values (?, ?, 'EUR', 'spot', ?)""", since, currency, new BigDecimal(rate));
    }

    /** A new line, or the next revision of one that is there. */
    public TestCompany book(Sale sale) {
        with("update transaction set current = false where code = ? and current", sale.code());
        jdbc.sql("""
                        insert into transaction (source, code, revision, event_type, event_date, amount, currency, seller_key,
                                                 account_key, territory_key, reference, batch_id, recorded_at)
                        select 'crm', :code, 1 + coalesce((select max(revision) from transaction where code = :code), 0), :kind, :day,
                               :amount, :currency, (select key from person where code = :seller),
                               (select key from account where code = :account), (select key from territory where code = :territory),
                               :reference, id, now()
                          from import_batch where name = :batch""")
                .param("code", sale.code())
                .param("kind", sale.kind())
                .param("day", sale.day())
                .param("amount", sale.amount())
                .param("currency", sale.currency())
                .param("seller", sale.seller(), Types.VARCHAR)
                .param("account", sale.account(), Types.VARCHAR)
                .param("territory", sale.territory(), Types.VARCHAR)
                .param("reference", sale.reference(), Types.VARCHAR)
                .param("batch", name)
                .update();
        return this;
    }

    public int key(String table, String code) {
        return SmallCompany.key(jdbc, table, code);
    }

    public UUID id(String table, String code) {
        return SmallCompany.id(jdbc, table, code);
    }

    public long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    public BigDecimal sum(String query) {
        return jdbc.sql(query).query(BigDecimal.class).single();
    }

    private TestCompany with(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
        return this;
    }
}
