package org.openspm.incentive.run;

import static org.openspm.incentive.run.LifeInvariant.EARNINGS_DERIVE_FROM_THE_INPUT;
import static org.openspm.incentive.run.LifeInvariant.EARNING_IS_ITS_LINES;
import static org.openspm.incentive.run.LifeInvariant.NOBODY_IS_PAID_LESS_THAN_NOTHING;
import static org.openspm.incentive.run.LifeInvariant.POSTED_IS_ENTITLED;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule broken on purpose, in the test's database: lives that do not notice one of these prove nothing. */
enum Canary {
    DROPPED_CENT(POSTED_IS_ENTITLED, "payable", "new.amount := new.amount - 0.01; return new;"),
    PAID_TWICE(POSTED_IS_ENTITLED, "payable", "new.amount := 2 * new.amount; return new;"),
    /** A correction pays what is owed now and forgets what was paid. */
    FORGETS_WHAT_WAS_PAID(POSTED_IS_ENTITLED, "payable", """
            new.amount := new.amount + (select coalesce(sum(y.amount), 0) from payable y
                where (y.person_key, y.component, y.earned_period_id, y.line_key, y.stage)
                    = (new.person_key, new.component, new.earned_period_id, new.line_key, new.stage));
            return case when new.amount <> 0 then new end;"""),
    SKIPPED_CLAWBACK(POSTED_IS_ENTITLED, "payable", "return case when new.amount > 0 then new end;"),
    /** What was once posted is not posted again, as after a correction that is taken back. */
    LOST_ON_REVERT(POSTED_IS_ENTITLED, "payable", """
            return case when not exists (select from payable y
                where (y.person_key, y.component, y.earned_period_id, y.line_key, y.stage, y.amount)
                    = (new.person_key, new.component, new.earned_period_id, new.line_key, new.stage, new.amount)) then new end;"""),
    STALE_RATE(EARNINGS_DERIVE_FROM_THE_INPUT, "plan_version", """
            new.text := coalesce((select v.text from plan_version v where v.plan_id = new.plan_id and v.number = new.number - 1), new.text);
            return new;"""),
    LOST_REVISION(EARNINGS_DERIVE_FROM_THE_INPUT, "transaction", """
            select coalesce(max(t.amount) filter (where t.revision = new.revision - 1), new.amount) into new.amount
              from transaction t where t.code = new.code;
            return new;"""),
    /** What comes last in the table is paid a cent more. */
    ORDER_DEPENDENT(EARNING_IS_ITS_LINES, "earning_line", """
            if new.component = 'Commission' and new.transaction_id = (select id from transaction order by ctid desc limit 1) then
                new.amount := new.amount + 0.01;
            end if;
            return new;"""),
    /** Midnight in the office is the evening before elsewhere. */
    WRONG_ZONE(EARNINGS_DERIVE_FROM_THE_INPUT, "transaction", """
            new.event_date := (new.event_date::timestamp at time zone 'Europe/Amsterdam' at time zone 'UTC')::date; return new;"""),
    /** The token does not move on, so that whoever was thought dead may write. */
    UNFENCED_WRITE(
            EARNINGS_DERIVE_FROM_THE_INPUT,
            "calculation_run",
            "if old.attempt > 0 then new.attempt := old.attempt; end if; return new;"),
    RULE_FOR_SOME_ONLY(
            NOBODY_IS_PAID_LESS_THAN_NOTHING,
            "earning",
            "return case when new.component <> 'Below zero' or new.person_key % 2 = 1 then new end;");

    final LifeInvariant noticedBy;
    private final String table;
    private final String body;

    Canary(LifeInvariant noticedBy, String table, String body) {
        this.noticedBy = noticedBy;
        this.table = table;
        this.body = body;
    }

    void plant(JdbcClient jdbc) {
        jdbc.sql("create or replace function canary() returns trigger language plpgsql as $canary$ begin " + body
                        + " end $canary$")
                .update();
        jdbc.sql("create trigger canary before " + (this == UNFENCED_WRITE ? "update" : "insert") + " on " + table
                        + " for each row execute function canary()")
                .update();
    }

    void remove(JdbcClient jdbc) {
        jdbc.sql("drop trigger if exists canary on " + table).update();
    }
}
