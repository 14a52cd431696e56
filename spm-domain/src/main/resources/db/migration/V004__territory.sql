create table alignment (
    id     uuid         primary key default gen_random_uuid(),
    code   varchar(64)  not null unique,
    name   varchar(200) not null,
    status varchar(12)  not null check (status in ('DRAFT', 'PUBLISHED')),
    valid  daterange    not null
);
insert into alignment (code, name, status, valid) values ('current', 'Current alignment', 'PUBLISHED', '(,)');

create table territory (
    id           uuid         primary key default gen_random_uuid(),
    key          integer      not null generated always as identity unique,
    alignment_id uuid         not null references alignment (id),
    code         varchar(64)  not null,
    name         varchar(200) not null,
    parent_id    uuid         references territory (id),
    level        varchar(32),
    country_code varchar(2),
    version      bigint       not null default 0,
    unique (alignment_id, code)
);
create index territory_parent_id on territory (parent_id);

create table territory_rule (
    id           uuid        primary key default gen_random_uuid(),
    territory_id uuid        not null references territory (id),
    priority     integer     not null default 100,
    country_code varchar(2),
    state_code   varchar(16),
    postal_from  varchar(32),
    postal_to    varchar(32),
    unique nulls not distinct (territory_id, country_code, state_code, postal_from, postal_to)
);

-- Several people may hold a territory together; the same one not twice at once in the same role.
create table territory_assignment (
    territory_id uuid        not null references territory (id),
    role         varchar(32) not null default 'holder',
    person_key   integer     references person (key),
    position_key integer     references position (key),
    holder_key   integer     not null generated always as (coalesce(person_key, -position_key)) stored,
    valid        daterange   not null check (not isempty(valid)),
    primary key (territory_id, role, holder_key, valid without overlaps),
    check (num_nonnulls(person_key, position_key) = 1)
);
create index territory_assignment_person_key on territory_assignment (person_key);
create index territory_assignment_position_key on territory_assignment (position_key);
