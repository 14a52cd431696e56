-- A simulation says what would be different: texts of plans, quotas, holders of territories, values of payees. Production does not
-- know of it. It is calculated by runs of its own, which keep what they found here and nowhere else.

create table simulation (
    id         uuid          primary key default gen_random_uuid(),
    number     bigint        not null generated always as identity unique,
    name       varchar(100)  not null unique,
    note       varchar(1000) not null default '',
    days       daterange     not null check (not isempty(days) and lower(days) is not null and upper(days) is not null),
    created_by varchar(100)  not null,
    created_at timestamptz   not null,
    changed_at timestamptz   not null,
    revision   bigint        not null default 0
);
comment on column simulation.revision is 'counts its changes; a run of an earlier revision is out of date';

create table simulation_plan (
    simulation_id uuid         not null references simulation (id) on delete cascade,
    plan_code     varchar(64)  not null,
    text          text         not null,
    hash          varchar(64)  not null,
    from_version  integer,
    primary key (simulation_id, plan_code)
);
comment on column simulation_plan.from_version is 'the version whose text it was copied from; null when it was written here';

create table simulation_change (
    id            uuid           primary key default gen_random_uuid(),
    place         bigint         not null generated always as identity unique,
    simulation_id uuid           not null references simulation (id) on delete cascade,
    kind          varchar(16)    not null check (kind in ('QUOTA_FACTOR', 'QUOTA', 'TERRITORY', 'VALUE')),
    name          varchar(64)    not null,
    target_kind   varchar(12)    not null check (target_kind in ('EVERYBODY', 'TITLE', 'BRANCH', 'POSITION', 'PERSON', 'TERRITORY')),
    target        varchar(64)    not null,
    hierarchy     varchar(64)    not null default '',
    period        varchar(32),
    starts        date,
    amount        numeric(24,12),
    holder_kind   varchar(12)    check (holder_kind in ('POSITION', 'PERSON')),
    holder        varchar(64),
    check (case kind when 'QUOTA_FACTOR' then amount is not null
                     when 'QUOTA' then amount is not null and period is not null
                     when 'TERRITORY' then starts is not null and holder is not null and holder_kind is not null
                     when 'VALUE' then amount is not null and starts is not null end)
);
create index simulation_change_simulation_id on simulation_change (simulation_id, place);
comment on column simulation_change.name is 'the measure, the role of the holder, or the name of the value';

create table simulation_run (
    id                  uuid         primary key default gen_random_uuid(),
    simulation_id       uuid         not null references simulation (id) on delete cascade,
    kind                varchar(8)   not null check (kind in ('HISTORY', 'FORECAST')),
    revision            bigint       not null,
    days                daterange    not null,
    replicates          integer      check (replicates between 1 and 100000),
    seed                bigint,
    together            boolean      not null default false,
    drawn_from          date,
    status              varchar(12)  not null check (status in ('QUEUED', 'RUNNING', 'CALCULATED', 'FAILED', 'CANCELLED')),
    attempt             integer      not null default 0,
    stage               varchar(32),
    progress            integer      not null default 0 check (progress between 0 and 100),
    cancel_wanted       boolean      not null default false,
    message             varchar(1000),
    input_hash          varchar(64),
    digest_before       varchar(64),
    digest_after        varchar(64),
    compared_run        uuid         references calculation_run (id) on delete set null,
    notices             text[]       not null default '{}',
    requested_by        varchar(100) not null,
    requested_at        timestamptz  not null,
    finished_at         timestamptz,
    check (kind = 'HISTORY' or (replicates is not null and seed is not null))
);
create index simulation_run_simulation_id on simulation_run (simulation_id, kind, requested_at);
create index simulation_run_compared_run on simulation_run (compared_run);
create unique index simulation_run_one_at_a_time on simulation_run (simulation_id, kind) where status in ('QUEUED', 'RUNNING');
comment on column simulation_run.together is 'a forecast draws the months of all sellers together instead of each seller''s own';
comment on column simulation_run.compared_run is 'the newest run of production with a result over the same days';

create table simulation_earning (
    simulation_run_id uuid          not null references simulation_run (id) on delete cascade,
    person_key        integer       not null references person (key),
    plan_code         varchar(64)   not null,
    component         varchar(64)   not null,
    period_id         uuid          not null references period (id),
    currency          varchar(3)    not null,
    before            numeric(19,4) not null,
    after             numeric(19,4) not null,
    primary key (simulation_run_id, person_key, plan_code, component, period_id, currency)
);
create index simulation_earning_person_key on simulation_earning (person_key);
create index simulation_earning_period_id on simulation_earning (period_id);

create table simulation_cost (
    simulation_run_id uuid          not null references simulation_run (id) on delete cascade,
    plan_code         varchar(64)   not null,
    currency          varchar(3)    not null,
    replicate         integer       not null,
    cost              numeric(19,4) not null,
    primary key (simulation_run_id, plan_code, currency, replicate)
);
comment on table simulation_cost is 'what each plan costs in each drawn year of a forecast';

-- Runs are held to bounds before they are approved; whoever approves says why what is out of them is right.
create table sanity_limit (
    bound      varchar(32)   primary key,
    amount     numeric(19,6) check (amount > 0),
    changed_by varchar(100)  not null,
    changed_at timestamptz   not null
);
comment on column sanity_limit.amount is 'null: not checked; without a row the usual limit holds';

create table run_acknowledgement (
    run_id          uuid         not null references calculation_run (id) on delete cascade,
    bound           varchar(32)  not null,
    digest          varchar(64)  not null,
    reason          varchar(500) not null,
    acknowledged_by varchar(100) not null,
    acknowledged_at timestamptz  not null,
    primary key (run_id, bound)
);
comment on column run_acknowledgement.digest is 'of the findings that were seen; others are acknowledged anew';
