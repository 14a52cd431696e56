create table import_batch (
    id            uuid         primary key default gen_random_uuid(),
    number        bigint       not null generated always as identity unique,
    kind          varchar(32)  not null,
    name          varchar(255) not null,
    sha256        varchar(64),
    bytes         bigint       not null default 0,
    status        varchar(12)  not null check (status in ('RECEIVED', 'STAGING', 'STAGED', 'PROMOTING', 'PROMOTED', 'DISCARDED', 'FAILED')),
    mapping       jsonb        not null default '{}',
    options       jsonb        not null default '{}',
    rows_total    bigint       not null default 0,
    rows_valid    bigint       not null default 0,
    rows_wrong    bigint       not null default 0,
    rows_inserted bigint       not null default 0,
    rows_revised  bigint       not null default 0,
    rows_same     bigint       not null default 0,
    control_total numeric(19,4),
    message       varchar(1000),
    created_by    varchar(100) not null,
    created_at    timestamptz  not null,
    promoted_by   varchar(100),
    promoted_at   timestamptz,
    version       bigint       not null default 0
);
create index import_batch_created_at on import_batch (created_at desc);

create table account (
    id           uuid         primary key default gen_random_uuid(),
    key          integer      not null generated always as identity unique,
    code         varchar(64)  not null unique,
    name         varchar(300) not null,
    parent_key   integer      references account (key),
    territory_code varchar(64),
    address      varchar(300),
    city         varchar(200),
    state_code   varchar(16),
    country_code varchar(2),
    postal_code  varchar(32),
    latitude     numeric(9,6)  check (latitude between -90 and 90),
    longitude    numeric(9,6)  check (longitude between -180 and 180),
    attributes   jsonb        not null default '{}',
    version      bigint       not null default 0
);
create index account_parent_key on account (parent_key);
comment on column account.parent_key is 'the account that this customer belongs to; owners are looked up along it';

-- Who owns an account, and since when: a person, or a seat whoever sits in it.
create table account_assignment (
    account_key  integer     not null references account (key),
    role         varchar(32) not null default 'owner',
    person_key   integer     references person (key),
    position_key integer     references position (key),
    valid        daterange   not null check (not isempty(valid)),
    primary key (account_key, role, valid without overlaps),
    check (num_nonnulls(person_key, position_key) = 1)
);
create index account_assignment_person_key on account_assignment (person_key);
create index account_assignment_position_key on account_assignment (position_key);

create table product (
    id            uuid         primary key default gen_random_uuid(),
    key           integer      not null generated always as identity unique,
    code          varchar(64)  not null unique,
    name          varchar(300) not null,
    category      varchar(100),
    subcategory   varchar(100),
    product_line  varchar(100),
    list_price    numeric(19,4),
    standard_cost numeric(19,4),
    sold          daterange,
    sellable      boolean      not null default true,
    version       bigint       not null default 0
);

-- One event line a row: an order as a whole has line 0, its lines 1, 2, … carry the order's date, seller, account, territory.
-- A changed resend adds a revision; the newest one is current. Never updated otherwise, never deleted.
create table transaction (
    id            bigint        primary key generated always as identity,
    source        varchar(32)   not null,
    code          varchar(64)   not null,
    line_no       integer       not null default 0 check (line_no >= 0),
    revision      integer       not null default 1 check (revision >= 1),
    current       boolean       not null default true,
    event_type    varchar(16)   not null default 'order' check (event_type in ('order', 'invoice', 'payment', 'return')),
    event_date    date          not null,
    due_date      date,
    ship_date     date,
    amount        numeric(19,4) not null,
    currency      varchar(3)    not null,
    quantity      numeric(19,4),
    cost          numeric(19,4),
    tax           numeric(19,4),
    freight       numeric(19,4),
    account_key   integer,
    product_key   integer,
    territory_key integer,
    seller_key    integer,
    overlay_key   integer,
    channel       varchar(32),
    country_code  varchar(2),
    state_code    varchar(16),
    postal_code   varchar(32),
    reference     varchar(64),
    attributes    jsonb,
    batch_id      uuid          not null references import_batch (id) not enforced,
    recorded_at   timestamptz   not null,
    unique (source, code, line_no, revision)
);
create unique index transaction_current on transaction (source, code, line_no) where current;
create index transaction_event_date on transaction (event_date) where current;
create index transaction_seller on transaction (seller_key, event_date) where current;
create index transaction_account on transaction (account_key) where current;
create index transaction_batch on transaction (batch_id);
comment on column transaction.seller_key is 'person.key of the named seller; null for a sale nobody made in person';
comment on column transaction.batch_id is 'one statement inserts all rows of a batch that it has locked, and a promoted batch is never deleted: asking again for each of a million rows cost a quarter of their promotion';
comment on column transaction.reference is 'code of the transaction that a return or payment belongs to';

-- Agreed shares of one transaction; without rows the credit rule of the plan decides alone.
create table transaction_split (
    source     varchar(32)   not null,
    code       varchar(64)   not null,
    person_key integer       not null references person (key),
    role       varchar(32)   not null default 'split',
    share      numeric(9,6)  not null check (share > 0 and share <= 1),
    primary key (source, code, person_key, role)
);
create index transaction_split_person_key on transaction_split (person_key);

create table exchange_rate (
    rate_date     date           not null,
    from_currency varchar(3)     not null,
    to_currency   varchar(3)     not null,
    rate_type     varchar(32)    not null,
    rate          numeric(24,12) not null check (rate > 0),
    primary key (from_currency, to_currency, rate_type, rate_date)
);
