-- The day a run was calculated as of: only periods that had begun by then pay, whenever it is calculated again.
alter table calculation_run add column business_date date;
update calculation_run set business_date = cast(requested_at as date);
alter table calculation_run alter column business_date set not null;
comment on column calculation_run.business_date is 'periods that begin later are not in the result';
