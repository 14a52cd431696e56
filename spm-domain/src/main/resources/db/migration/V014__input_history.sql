-- What a calculation reads can be read again as it was at any earlier moment: why a figure of an old run was what it was, and what
-- changed between two runs. A row that is changed or deleted leaves its earlier state in <table>_history; transactions, which only
-- ever get new revisions, note themselves what ended them. A moment is the set of changes that were committed then.

create table input_change (
    id bigint      primary key generated always as identity,
    at timestamptz not null default now()
);
comment on table input_change is 'one row for each database transaction that wrote input of calculations';

-- The number of this transaction's change; the setting ends with the transaction, and with a savepoint that is rolled back.
create function input_change() returns bigint language plpgsql volatile as $$
declare
    change bigint := nullif(current_setting('spm.input_change', true), '')::bigint;
begin
    if change is null then
        insert into input_change default values returning id into change;
        perform set_config('spm.input_change', change::text, true);
    end if;
    return change;
end $$;

create schema as_of;

-- A moment in text: the newest change that counts, and those before it that do not because they were not committed: 41;{38,40}.
create function as_of.now() returns text language sql stable as $$
    select newest || ';' || coalesce((
               select array_agg(n) from generate_series(greatest(1, newest - 100000), newest) n
                where not exists (select 1 from public.input_change c where c.id = n)), '{}')::text
      from (select coalesce(max(id), 0) as newest from public.input_change) c
$$;
create function as_of.newest(part text) returns bigint language sql stable as $$
    select split_part(current_setting('spm.as_of_' || part), ';', 1)::bigint
$$;
create function as_of.missing(part text) returns bigint[] language sql stable as $$
    select split_part(current_setting('spm.as_of_' || part), ';', 2)::bigint[]
$$;

create function keep_history() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new is not distinct from old then
        return new;
    end if;
    if old.change_id <> input_change() then
        execute format('insert into %I select $1, ($2).*', tg_table_name || '_history') using input_change(), old;
    end if;
    if tg_op = 'UPDATE' then
        new.change_id := input_change();
        return new;
    end if;
    return old;
end $$;

-- Starts the history of a table; a later migration that adds a column adds it to the history too and shows it by as_of.show again.
create procedure as_of.show(name text, part text) language plpgsql as $$
declare
    columns text;
begin
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into columns
      from information_schema.columns where table_schema = 'public' and table_name = name;
    execute format($sql$
        create or replace view as_of.%1$I as
        with moment as materialized (select as_of.newest(%3$L) as newest, as_of.missing(%3$L) as missing)
        select %2$s from public.%1$I, moment where change_id <= newest and change_id <> all (missing)
        union all
        select %2$s from public.%4$I, moment where change_id <= newest and change_id <> all (missing)
           and (ended_change > newest or ended_change = any (missing))
        $sql$, name, columns, part, name || '_history');
end $$;
create procedure as_of.keep(name text, part text) language plpgsql as $$
begin
    -- What is there already belongs to no change. No number is taken in this transaction: with wal_level = minimal a crash would give
    -- it out again, because a sequence that is as new as its transaction is not logged.
    execute format('alter table public.%I add column change_id bigint not null default 0', name);
    execute format('alter table public.%I alter column change_id set default public.input_change()', name);
    execute format('create table public.%I (ended_change bigint not null, like public.%I)', name || '_history', name);
    execute format('create trigger %I before update or delete on public.%I for each row execute function public.keep_history()',
                   name || '_history', name);
    call as_of.show(name, part);
end $$;

call as_of.keep('period', 'calendar');
call as_of.keep('person', 'people');
call as_of.keep('title', 'people');
call as_of.keep('position', 'people');
call as_of.keep('position_assignment', 'people');
call as_of.keep('payee_currency', 'people');
call as_of.keep('hierarchy', 'hierarchies');
call as_of.keep('hierarchy_link', 'hierarchies');
call as_of.keep('alignment', 'territories');
call as_of.keep('territory', 'territories');
call as_of.keep('territory_rule', 'territories');
call as_of.keep('territory_assignment', 'territories');
call as_of.keep('account', 'accounts');
call as_of.keep('account_assignment', 'accounts');
call as_of.keep('product', 'accounts');
call as_of.keep('transaction_split', 'transactions');
call as_of.keep('plan_assignment', 'plan_assignments');
call as_of.keep('payee_value', 'values');
call as_of.keep('quota', 'quotas');
call as_of.keep('exchange_rate', 'exchange_rates');
call as_of.keep('plan_version', 'plans');

alter table transaction add column change_id bigint not null default 0;
alter table transaction alter column change_id set default input_change();
alter table transaction add column ended_change bigint;
create function end_revision() returns trigger language plpgsql as $$
begin
    new.ended_change := input_change();
    return new;
end $$;
create trigger transaction_ended before update of current on transaction
    for each row when (old.current and not new.current) execute function end_revision();
create view as_of.transaction as
with moment as materialized (select as_of.newest('transactions') as newest, as_of.missing('transactions') as missing)
select t.id, t.source, t.code, t.line_no, t.revision, true as current, t.event_type, t.event_date, t.due_date, t.ship_date, t.amount,
       t.currency, t.quantity, t.cost, t.tax, t.freight, t.account_key, t.product_key, t.territory_key, t.seller_key,
       t.overlay_key, t.channel, t.country_code, t.state_code, t.postal_code, t.reference, t.attributes
  from public.transaction t, moment
 where t.change_id <= newest and t.change_id <> all (missing)
   and (t.ended_change is null or t.ended_change > newest or t.ended_change = any (missing));

alter table calculation_run add column as_of text;
comment on column calculation_run.as_of is 'the moment whose data it read, as as_of.now() wrote it';
