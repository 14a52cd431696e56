-- When somebody is away, why in the company's own words, and from how much of the working time. Plans prorate or protect by it.
create table absence (
    id        uuid         primary key default gen_random_uuid(),
    person_id uuid         not null references person (id),
    kind      varchar(32)  not null check (kind ~ '^[A-Z][A-Z0-9_-]*$'),
    share     numeric(9,6) not null default 1 check (share > 0 and share <= 1),
    reference varchar(200),
    valid     daterange    not null check (not isempty(valid) and not lower_inf(valid)),
    version   bigint       not null default 0,
    unique (person_id, valid without overlaps)
);
comment on column absence.kind is 'a code of the company''s own: PARENTAL, SICK, SABBATICAL';
comment on column absence.share is 'the part of the working time from which the person is away; 1 = all of it';
comment on column absence.valid is 'open at the end while nobody knows when the person is back';

call as_of.keep('absence', 'absences');
call as_of.note('absence', 'ABSENCES');
