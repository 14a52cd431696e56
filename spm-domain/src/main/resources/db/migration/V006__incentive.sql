-- Named values a plan looks up per payee: a rate, a target incentive, a bonus. The most specific wins: person, seat, title.
create table payee_value (
    id           uuid           primary key default gen_random_uuid(),
    name         varchar(64)    not null,
    person_key   integer        references person (key),
    position_key integer        references position (key),
    title_id     uuid           references title (id),
    owner        varchar(64)    not null generated always as (coalesce('p' || person_key, 's' || position_key, title_id::text)) stored,
    value        numeric(24,12) not null,
    currency     varchar(3),
    valid        daterange      not null check (not isempty(valid)),
    unique (name, owner, valid without overlaps),
    check (num_nonnulls(person_key, position_key, title_id) = 1)
);
create index payee_value_person_key on payee_value (person_key);
create index payee_value_position_key on payee_value (position_key);
create index payee_value_title_id on payee_value (title_id);

create table compensation_plan (
    id      uuid         primary key default gen_random_uuid(),
    key     integer      not null generated always as identity unique,
    code    varchar(64)  not null unique,
    title   varchar(200) not null,
    version bigint       not null default 0
);

create table plan_version (
    id            uuid         primary key default gen_random_uuid(),
    plan_id       uuid         not null references compensation_plan (id),
    number        integer      not null check (number >= 1),
    text          text         not null,
    hash          varchar(64)  not null,
    status        varchar(12)  not null check (status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'RETIRED')),
    effective_from date,
    created_by    varchar(100) not null,
    created_at    timestamptz  not null,
    submitted_by  varchar(100),
    submitted_at  timestamptz,
    approved_by   varchar(100),
    approved_at   timestamptz,
    published_by  varchar(100),
    published_at  timestamptz,
    version       bigint       not null default 0,
    unique (plan_id, number),
    check (status not in ('PUBLISHED', 'RETIRED') or effective_from is not null)
);

create table plan_assignment (
    id           uuid      primary key default gen_random_uuid(),
    plan_id      uuid      not null references compensation_plan (id),
    person_key   integer   references person (key),
    position_key integer   references position (key),
    title_id     uuid      references title (id),
    owner        varchar(64) not null generated always as (coalesce('p' || person_key, 's' || position_key, title_id::text)) stored,
    valid        daterange not null check (not isempty(valid)),
    unique (plan_id, owner, valid without overlaps),
    check (num_nonnulls(person_key, position_key, title_id) = 1)
);
create index plan_assignment_person_key on plan_assignment (person_key);
create index plan_assignment_position_key on plan_assignment (position_key);
create index plan_assignment_title_id on plan_assignment (title_id);

create table calculation_run (
    id            uuid          primary key default gen_random_uuid(),
    number        bigint        not null generated always as identity unique,
    scope         daterange     not null,
    status        varchar(12)   not null check (status in ('QUEUED', 'RUNNING', 'CALCULATED', 'FAILED', 'CANCELLED', 'APPROVED', 'PUBLISHED')),
    attempt       integer       not null default 0,
    stage         varchar(32),
    progress      integer       not null default 0 check (progress between 0 and 100),
    cancel_wanted boolean       not null default false,
    message       varchar(1000),
    input_hash    varchar(64),
    digest        varchar(64),
    same_as_run   uuid          references calculation_run (id),
    transactions  bigint        not null default 0,
    credits       bigint        not null default 0,
    earnings      bigint        not null default 0,
    payees        bigint        not null default 0,
    exceptions    bigint        not null default 0,
    requested_by  varchar(100)  not null,
    requested_at  timestamptz   not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    approved_by   varchar(100),
    approved_at   timestamptz,
    published_by  varchar(100),
    published_at  timestamptz,
    published_through date,
    version       bigint        not null default 0,
    constraint calculation_run_one_at_a_time exclude using gist (scope with &&) where (status in ('QUEUED', 'RUNNING'))
);
create index calculation_run_same_as_run on calculation_run (same_as_run);
comment on column calculation_run.attempt is 'fencing token: results are taken only from the attempt that started last';
comment on column calculation_run.published_through is 'last day of the periods whose statements went out; later ones can follow';
comment on column calculation_run.same_as_run is 'set when inputs and result equal that run: nothing was written again';

-- Results of a run. Person 0 … never; a vacant seat is measured (position_key) and not paid.
create table measurement (
    run_id          uuid           not null references calculation_run (id) on delete cascade,
    person_key      integer,
    position_key    integer,
    plan_version_id uuid           not null references plan_version (id),
    measure         varchar(64)    not null,
    period_id       uuid           not null references period (id),
    value           numeric(19,4)  not null,
    quota           numeric(19,4),
    attainment      numeric(24,12),
    currency        varchar(3)
);
create index measurement_run_person on measurement (run_id, person_key);

create table earning (
    run_id          uuid          not null references calculation_run (id) on delete cascade,
    person_key      integer       not null,
    plan_version_id uuid          not null references plan_version (id),
    component       varchar(64)   not null,
    period_id       uuid          not null references period (id),
    amount          numeric(19,4) not null,
    currency        varchar(3)    not null,
    lines           integer       not null,
    applied         varchar(64)   not null default '',
    primary key (run_id, person_key, plan_version_id, component, period_id)
);
create index earning_run_period on earning (run_id, period_id);
comment on column earning.applied is 'comma-separated attributes that bit: threshold, gate, cap, floor';

-- The posted lines an earning is the sum of, each rounded once: a deal, a tier, or the whole.
create table earning_line (
    run_id          uuid           not null references calculation_run (id) on delete cascade,
    person_key      integer        not null,
    plan_version_id uuid           not null,
    component       varchar(64)    not null,
    period_id       uuid           not null,
    line_key        varchar(160)   not null,
    transaction_id  bigint,
    tier            integer,
    base            numeric(19,4)  not null,
    rate            numeric(24,12) not null,
    amount          numeric(19,4)  not null,
    currency        varchar(3)     not null
);
create index earning_line_of_earning on earning_line (run_id, person_key, period_id);

create table run_exception (
    id             bigint        primary key generated always as identity,
    run_id         uuid          not null references calculation_run (id) on delete cascade,
    kind           varchar(24)   not null check (kind in ('UNCREDITED', 'OVER_CREDITED', 'NO_PLAN', 'QUOTA_MISSING', 'VALUE_MISSING', 'RATE_MISSING', 'VACANT_SEAT')),
    transaction_id bigint,
    person_key     integer,
    period_id      uuid,
    plan_code      varchar(64),
    rule           varchar(100),
    detail         varchar(500)  not null
);
create index run_exception_run on run_exception (run_id, kind, id);

-- What a payee was told: immutable once written. Differences found later are posted as corrections in the open period.
create table statement (
    id           uuid          primary key default gen_random_uuid(),
    person_key   integer       not null references person (key),
    period_id    uuid          not null references period (id),
    run_id       uuid          not null references calculation_run (id),
    currency     varchar(3)    not null,
    total        numeric(19,4) not null,
    published_at timestamptz   not null,
    published_by varchar(100)  not null,
    unique (person_key, period_id, run_id, currency, published_at)
);
create index statement_period_id on statement (period_id);
create index statement_run_id on statement (run_id);

create table payable (
    id               bigint        primary key generated always as identity,
    statement_id     uuid          not null references statement (id),
    person_key       integer       not null references person (key),
    plan_id          uuid          not null references compensation_plan (id),
    plan_version_id  uuid          not null references plan_version (id),
    component        varchar(64)   not null,
    earned_period_id uuid          not null references period (id),
    posted_period_id uuid          not null references period (id),
    line_key         varchar(160)  not null,
    transaction_id   bigint,
    tier             integer,
    amount           numeric(19,4) not null check (amount <> 0),
    currency         varchar(3)    not null,
    run_id           uuid          not null references calculation_run (id),
    cause            varchar(12)   not null check (cause in ('EARNED', 'CORRECTION')),
    corrects_id      bigint        references payable (id),
    unique (person_key, plan_id, component, earned_period_id, line_key, currency, run_id)
);
create index payable_statement_id on payable (statement_id);
create index payable_person on payable (person_key, posted_period_id);
create index payable_corrects_id on payable (corrects_id);
create index payable_run_id on payable (run_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'A published row of % is never changed; post a correction instead.', tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger statement_is_final before update or delete on statement for each row execute function refuse_change();
create trigger payable_is_final before update or delete on payable for each row execute function refuse_change();
