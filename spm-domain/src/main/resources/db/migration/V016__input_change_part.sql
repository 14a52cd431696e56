-- Which parts of the input of calculations a change wrote, so that whoever holds the input in memory reads only those again; the parts
-- are those of the schema as_of. Changed transactions are found by their change without searching all.

create table input_change_part (
    change_id bigint      not null,
    part      varchar(32) not null,
    primary key (change_id, part)
);
comment on table input_change_part is 'no foreign key: the change is the one of the same database transaction, and changes are never deleted';

create function note_input_part() returns trigger language plpgsql as $$
declare
    change bigint := nullif(current_setting('spm.input_change', true), '')::bigint;
begin
    -- A statement that wrote nothing took no number.
    if change is not null then
        insert into input_change_part (change_id, part) values (change, tg_argv[0]) on conflict do nothing;
    end if;
    return null;
end $$;

create procedure as_of.note(name text, part text) language plpgsql as $$
begin
    execute format('create trigger %I after insert or update or delete on public.%I'
                   ' for each statement execute function public.note_input_part(%L)', name || '_part', name, part);
end $$;
call as_of.note('period', 'CALENDAR');
call as_of.note('person', 'PEOPLE');
call as_of.note('title', 'PEOPLE');
call as_of.note('position', 'PEOPLE');
call as_of.note('position_assignment', 'PEOPLE');
call as_of.note('payee_currency', 'PEOPLE');
call as_of.note('hierarchy', 'HIERARCHIES');
call as_of.note('hierarchy_link', 'HIERARCHIES');
call as_of.note('alignment', 'TERRITORIES');
call as_of.note('territory', 'TERRITORIES');
call as_of.note('territory_rule', 'TERRITORIES');
call as_of.note('territory_assignment', 'TERRITORIES');
call as_of.note('account', 'ACCOUNTS');
call as_of.note('account_assignment', 'ACCOUNTS');
call as_of.note('product', 'ACCOUNTS');
call as_of.note('transaction', 'TRANSACTIONS');
call as_of.note('transaction_split', 'TRANSACTIONS');
call as_of.note('plan_assignment', 'PLAN_ASSIGNMENTS');
call as_of.note('payee_value', 'VALUES');
call as_of.note('quota', 'QUOTAS');
call as_of.note('exchange_rate', 'EXCHANGE_RATES');
call as_of.note('plan_version', 'PLANS');

-- Rows come in the order of their changes, so a range index finds the newest and costs next to nothing when they are written.
create index transaction_change on transaction using brin (change_id) with (pages_per_range = 16, autosummarize = on);
create index transaction_ended on transaction (ended_change) where ended_change is not null;
