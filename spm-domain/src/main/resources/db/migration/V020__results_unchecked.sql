-- What a run writes is not checked reference by reference: it is written in one go under the lock of its run, with keys that were
-- read for it, and nothing deletes a plan version or a period. The checks took half the time of writing.
alter table measurement     alter constraint measurement_run_id_fkey              not enforced;
alter table measurement     alter constraint measurement_plan_version_id_fkey     not enforced;
alter table measurement     alter constraint measurement_period_id_fkey           not enforced;
alter table earning         alter constraint earning_run_id_fkey                  not enforced;
alter table earning         alter constraint earning_plan_version_id_fkey         not enforced;
alter table earning         alter constraint earning_period_id_fkey               not enforced;
alter table earning_line    alter constraint earning_line_run_id_fkey             not enforced;
alter table payment_balance alter constraint payment_balance_run_id_fkey          not enforced;
alter table payment_balance alter constraint payment_balance_plan_version_id_fkey not enforced;
alter table payment_balance alter constraint payment_balance_period_id_fkey       not enforced;
alter table run_exception   alter constraint run_exception_run_id_fkey            not enforced;

-- A run that somebody deletes by hand takes its results along all the same.
create function delete_results_of_run() returns trigger language plpgsql as $$
begin
    delete from measurement     where run_id = old.id;
    delete from earning         where run_id = old.id;
    delete from earning_line    where run_id = old.id;
    delete from payment_balance where run_id = old.id;
    delete from run_exception   where run_id = old.id;
    return old;
end $$;
create trigger delete_results_of_run before delete on calculation_run
    for each row execute function delete_results_of_run();
