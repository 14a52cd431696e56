-- Half months (and fortnights) and half years.
drop view as_of.period;
alter table period drop constraint period_kind_check;
alter table period alter column kind type varchar(10);
alter table period add constraint period_kind_check check (kind in ('HALF_MONTH', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'));
alter table period_history alter column kind type varchar(10);
call as_of.show('period', 'calendar');
