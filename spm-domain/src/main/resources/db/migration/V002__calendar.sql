create table calendar (
    id   uuid         primary key default gen_random_uuid(),
    code varchar(64)  not null unique,
    name varchar(200) not null
);
insert into calendar (code, name) values ('default', 'Company calendar');

create table period (
    id          uuid        primary key default gen_random_uuid(),
    calendar_id uuid        not null references calendar (id),
    parent_id   uuid        references period (id),
    code        varchar(32) not null,
    kind        varchar(8)  not null check (kind in ('MONTH', 'QUARTER', 'YEAR')),
    fiscal_year integer     not null check (fiscal_year between 1900 and 2999),
    valid       daterange   not null check (not isempty(valid) and lower(valid) is not null and upper(valid) is not null),
    status      varchar(12) not null default 'OPEN' check (status in ('OPEN', 'CALCULATED', 'APPROVED', 'PUBLISHED', 'PAID', 'CLOSED')),
    version     bigint      not null default 0,
    unique (calendar_id, code),
    unique (calendar_id, kind, valid without overlaps)
);
create index period_parent_id on period (parent_id);
comment on column period.valid is 'half-open: the upper bound is the first day after the period';
