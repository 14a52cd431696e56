-- A quota hangs on a seat or on a person, for one measure and one period.
create table quota (
    id           uuid          primary key default gen_random_uuid(),
    person_key   integer       references person (key),
    position_key integer       references position (key),
    period_id    uuid          not null references period (id),
    measure      varchar(64)   not null,
    amount       numeric(19,4) not null check (amount >= 0),
    currency     varchar(3),
    version      bigint        not null default 0,
    check (num_nonnulls(person_key, position_key) = 1),
    unique nulls not distinct (person_key, position_key, period_id, measure)
);
create index quota_period_id on quota (period_id);
create index quota_position_key on quota (position_key);
comment on column quota.currency is 'null: the measure counts units, not money';
