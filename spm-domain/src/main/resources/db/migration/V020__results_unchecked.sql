-- What a run writes is not checked reference by reference: it is written in one go under the lock of its run, with keys that were
-- read for it, and nothing deletes a run, a plan version or a period. The checks took half the time of writing.
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
