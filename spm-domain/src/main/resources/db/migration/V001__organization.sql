-- People, seats and the dated relations between them. A `key` is the dense number the columnar engine uses; a uuid is what the outside sees.
create extension if not exists btree_gist;

create table person (
    id            uuid         primary key default gen_random_uuid(),
    key           integer      not null generated always as identity unique,
    code          varchar(64)  not null unique,
    full_name     varchar(200) not null,
    given_name    varchar(100),
    family_name   varchar(100),
    email         varchar(254),
    job_title     varchar(200),
    department    varchar(200),
    hired_on      date,
    left_on       date,
    payee         boolean      not null default true,
    version       bigint       not null default 0,
    check (left_on is null or hired_on is null or left_on >= hired_on)
);
comment on column person.left_on is 'last day employed, inclusive; null = still here';

create table title (
    id      uuid         primary key default gen_random_uuid(),
    code    varchar(200) not null unique,
    name    varchar(200) not null,
    version bigint       not null default 0
);

create table position (
    id         uuid         primary key default gen_random_uuid(),
    key        integer      not null generated always as identity unique,
    code       varchar(64)  not null unique,
    name       varchar(200) not null,
    title_id   uuid         not null references title (id),
    department varchar(200),
    valid      daterange    not null check (not isempty(valid)),
    version    bigint       not null default 0,
    unique (id, valid without overlaps)
);
create index position_title_id on position (title_id);

-- A seat holds one person at a time; a person may hold several seats.
create table position_assignment (
    position_id uuid      not null,
    person_id   uuid      not null references person (id),
    valid       daterange not null check (not isempty(valid)),
    primary key (position_id, valid without overlaps),
    foreign key (position_id, period valid) references position (id, period valid)
);
create index position_assignment_person_id on position_assignment (person_id);

create table hierarchy (
    id   uuid         primary key default gen_random_uuid(),
    code varchar(64)  not null unique,
    name varchar(200) not null,
    kind varchar(16)  not null check (kind in ('REPORTING', 'ROLL_UP', 'OVERLAY'))
);
insert into hierarchy (code, name, kind) values ('reporting', 'Reporting line', 'REPORTING');

create table hierarchy_link (
    hierarchy_id       uuid      not null references hierarchy (id),
    position_id        uuid      not null references position (id),
    parent_position_id uuid      not null references position (id),
    valid              daterange not null check (not isempty(valid)),
    primary key (hierarchy_id, position_id, valid without overlaps),
    check (position_id <> parent_position_id)
);
create index hierarchy_link_position_id on hierarchy_link (position_id);
create index hierarchy_link_parent_position_id on hierarchy_link (parent_position_id);

create table payee_currency (
    person_id uuid       not null references person (id),
    currency  varchar(3) not null check (currency ~ '^[A-Z]{3}$'),
    valid     daterange  not null check (not isempty(valid)),
    primary key (person_id, valid without overlaps)
);
