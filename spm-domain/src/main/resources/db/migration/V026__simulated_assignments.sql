-- A simulation can put other people on seats and into plans.
alter table simulation_change
    drop constraint simulation_change_kind_check,
    drop constraint simulation_change_check,
    add constraint simulation_change_kind_check
        check (kind in ('QUOTA_FACTOR', 'QUOTA', 'TERRITORY', 'VALUE', 'SEAT', 'PLAN', 'PLAN_END')),
    add constraint simulation_change_check
        check (case kind when 'QUOTA_FACTOR' then amount is not null
                         when 'QUOTA' then amount is not null and period is not null
                         when 'TERRITORY' then starts is not null and holder is not null and holder_kind is not null
                         when 'VALUE' then amount is not null and starts is not null
                         when 'SEAT' then starts is not null and target_kind = 'POSITION' and holder_kind is distinct from 'POSITION'
                         else starts is not null end);
comment on column simulation_change.name is 'the measure, the role of the holder, the name of the value, or the code of the plan';
comment on column simulation_change.holder is 'of a territory or seat; null: the seat is vacant';
