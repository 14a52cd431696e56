-- The role openspm_reader can read what calculations read, and write nothing; simulations take it on. Making a role needs more rights
-- than the product has: the embedded server and the compose file make it, docs/operations.md says how elsewhere.
do $$
declare
    name text;
begin
    if exists (select from pg_roles where rolname = 'openspm_reader') then
        if not (has_schema_privilege('openspm_reader', 'public', 'usage') and has_schema_privilege('openspm_reader', 'as_of', 'usage')) then
            grant usage on schema public, as_of to openspm_reader;
        end if;
        foreach name in array array['input_change', 'calendar', 'period', 'person', 'title', 'position', 'position_assignment',
            'payee_currency', 'absence', 'hierarchy', 'hierarchy_link', 'alignment', 'territory', 'territory_rule', 'territory_assignment', 'account',
            'account_assignment', 'product', 'transaction', 'transaction_split', 'plan_assignment', 'payee_value', 'quota',
            'exchange_rate', 'compensation_plan', 'plan_version', 'plan_library']
        loop
            if not has_table_privilege('openspm_reader', format('public.%I', name), 'select') then
                execute format('grant select on public.%I to openspm_reader', name);
            end if;
        end loop;
    end if;
end $$;
