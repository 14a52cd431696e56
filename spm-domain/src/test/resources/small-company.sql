-- A company small enough to know by heart: Hanna leads, Jonas manages, four seats sell.
insert into title (code, name) values ('Head', 'Head'), ('Manager', 'Manager'), ('Executive', 'Executive');

insert into position (code, name, title_id, department, valid)
select seat.code, seat.name, title.id, seat.department, seat.valid::daterange
from (values
    ('S-HEAD',  'Head of sales', 'Head',      'Management', '[2024-01-01,)'),
    ('S-MGR',   'Manager',       'Manager',   'Management', '[2024-01-01,)'),
    ('S-WEST',  'West',          'Executive', 'Sales',      '[2024-01-01,)'),
    ('S-EAST',  'East',          'Executive', 'Sales',      '[2024-01-01,)'),
    ('S-NORTH', 'North',         'Executive', 'Sales',      '[2024-01-01,)'),
    ('S-SOUTH', 'South',         'Executive', 'Sales',      '[2026-01-01,)')) seat (code, name, title, department, valid)
join title on title.code = seat.title;

insert into person (code, full_name, given_name, family_name, job_title, department, hired_on, left_on) values
    ('M1', 'Hanna Holm',  'Hanna', 'Holm',    'Head',      'Management', '2024-01-01', null),
    ('M2', 'Jonas Wulf',  'Jonas', 'Wulf',    'Manager',   'Management', '2024-01-01', null),
    ('M3', 'Ana Bakker',  'Ana',   'Bakker',  'Executive', 'Sales',      '2024-06-01', null),
    ('M4', 'Ben Carlier', 'Ben',   'Carlier', 'Executive', 'Sales',      '2024-03-01', '2026-02-10'),
    ('M5', 'Cleo Duval',  'Cleo',  'Duval',   'Executive', 'Sales',      '2026-02-16', null),
    ('M6', 'Dirk Evers',  'Dirk',  'Evers',   'Executive', 'Sales',      '2025-01-01', null);

insert into payee_currency (person_id, currency, valid)
select id, case code when 'M6' then 'GBP' else 'EUR' end, '[2024-01-01,)' from person;

-- Dirk moves from North to South at the end of January 2026; North stays vacant.
insert into position_assignment (position_id, person_id, valid)
select position.id, person.id, held.valid::daterange
from (values
    ('S-HEAD',  'M1', '[2024-01-01,)'),
    ('S-MGR',   'M2', '[2024-01-01,)'),
    ('S-WEST',  'M3', '[2024-06-01,)'),
    ('S-EAST',  'M4', '[2024-03-01,2026-02-11)'),
    ('S-EAST',  'M5', '[2026-02-16,)'),
    ('S-NORTH', 'M6', '[2025-01-01,2026-02-01)'),
    ('S-SOUTH', 'M6', '[2026-02-01,)')) held (seat, person, valid)
join position on position.code = held.seat join person on person.code = held.person;

-- East reported to the head until the end of 2025.
insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
select hierarchy.id, seat.id, above.id, link.valid::daterange
from (values
    ('S-MGR',   'S-HEAD', '[2024-01-01,)'),
    ('S-WEST',  'S-MGR',  '[2024-01-01,)'),
    ('S-EAST',  'S-HEAD', '[2024-01-01,2026-01-01)'),
    ('S-EAST',  'S-MGR',  '[2026-01-01,)'),
    ('S-NORTH', 'S-MGR',  '[2024-01-01,)'),
    ('S-SOUTH', 'S-MGR',  '[2026-01-01,)')) link (seat, above, valid)
join position seat on seat.code = link.seat join position above on above.code = link.above
join hierarchy on hierarchy.code = 'reporting';

insert into period (calendar_id, code, kind, fiscal_year, valid)
select calendar.id, span.code, span.kind, 2026, span.valid::daterange
from (values
    ('2026',    'YEAR',    '[2026-01-01,2027-01-01)'),
    ('2026-Q1', 'QUARTER', '[2026-01-01,2026-04-01)'),
    ('2026-Q2', 'QUARTER', '[2026-04-01,2026-07-01)'),
    ('2026-01', 'MONTH',   '[2026-01-01,2026-02-01)'),
    ('2026-02', 'MONTH',   '[2026-02-01,2026-03-01)'),
    ('2026-03', 'MONTH',   '[2026-03-01,2026-04-01)')) span (code, kind, valid)
join calendar on calendar.code = 'default';

insert into quota (position_key, period_id, measure, amount, currency)
select position.key, period.id, target.measure, target.amount, target.currency
from (values
    ('S-WEST',  '2026-Q1', 'new_bookings',  100000, 'EUR'),
    ('S-EAST',  '2026-Q1', 'new_bookings',   90000, 'EUR'),
    ('S-NORTH', '2026-Q1', 'new_bookings',   80000, 'EUR'),
    ('S-SOUTH', '2026-Q1', 'new_bookings',   50000, 'GBP'),
    ('S-MGR',   '2026-Q1', 'team_bookings', 310000, 'EUR'),
    ('S-WEST',  '2026-Q2', 'new_bookings',  110000, 'EUR')) target (seat, period, measure, amount, currency)
join position on position.code = target.seat join period on period.code = target.period;

insert into exchange_rate (rate_date, from_currency, to_currency, rate_type, rate) values
    ('2026-02-28', 'GBP', 'EUR', 'monthly',    1.19),
    ('2026-03-31', 'GBP', 'EUR', 'monthly',    1.20),
    ('2026-04-30', 'GBP', 'EUR', 'monthly',    1.30),
    ('2026-03-31', 'GBP', 'EUR', 'end-of-day', 1.25);

insert into territory (alignment_id, code, name, level, country_code)
select alignment.id, place.code, place.name, place.level, place.country
from (values
    ('WORLD',  'World',  'world',     null),
    ('NL',     'Netherlands', 'area', 'NL'),
    ('NL-W',   'West',   'territory', 'NL'),
    ('NL-E',   'East',   'territory', 'NL')) place (code, name, level, country)
join alignment on alignment.code = 'current';
update territory set parent_id = (select id from territory where code = 'WORLD') where code = 'NL';
update territory set parent_id = (select id from territory where code = 'NL') where code in ('NL-W', 'NL-E');

insert into territory_rule (territory_id, priority, country_code, postal_from, postal_to)
select territory.id, rule.priority, 'NL', rule.postal_from, rule.postal_to
from (values ('NL-W', 100, '1000', '3999'), ('NL-E', 300, null, null)) rule (code, priority, postal_from, postal_to)
join territory on territory.code = rule.code;

insert into territory_assignment (territory_id, role, position_key, person_key, valid)
select territory.id, held.role, position.key, person.key, held.valid::daterange
from (values
    ('NL-W', 'holder',  'S-WEST',  null, '[2024-01-01,)'),
    ('NL-E', 'holder',  'S-EAST',  null, '[2024-01-01,)'),
    ('NL-E', 'holder',  'S-NORTH', null, '[2026-01-01,)'),
    ('NL-E', 'overlay', null,      'M3', '[2026-01-01,2026-07-01)')) held (code, role, seat, person, valid)
join territory on territory.code = held.code
left join position on position.code = held.seat left join person on person.code = held.person;

insert into account (code, name, territory_code, city, country_code, postal_code, latitude, longitude) values
    ('A1', 'Alder Foods B.V.',    'NL-W', 'Amsterdam', 'NL', '1012 AB', 52.370200, 4.895200),
    ('A2', 'Beacon Rail N.V.',    'NL-W', 'Utrecht',   'NL', '3511 AA', 52.090700, 5.121400),
    ('A3', 'Cedar Marine B.V.',   'NL-E', 'Enschede',  'NL', '7511 ZZ', 52.221500, 6.893700),
    ('A4', 'Delta Optics ApS',    null,   'Aarhus',    'DK', '8000',    56.162900, 10.203900);
