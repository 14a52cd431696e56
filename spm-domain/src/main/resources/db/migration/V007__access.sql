create table user_account (
    id                uuid         primary key default gen_random_uuid(),
    username          varchar(100) not null unique,
    password_hash     varchar(255),
    password_one_time boolean      not null default false,
    person_key        integer      references person (key),
    display_name      varchar(200) not null,
    locale            varchar(16),
    enabled           boolean      not null default true,
    created_at        timestamptz  not null,
    version           bigint       not null default 0
);
create index user_account_person_key on user_account (person_key);
comment on column user_account.password_one_time is 'set by an administrator: good for one login, which has to choose another';

create table user_role (
    user_id uuid        not null references user_account (id) on delete cascade,
    role    varchar(16) not null check (role in ('ADMIN', 'REP', 'MANAGER', 'FINANCE', 'AUDITOR', 'INTEGRATOR')),
    primary key (user_id, role)
);

create table api_token (
    id           uuid         primary key default gen_random_uuid(),
    user_id      uuid         not null references user_account (id) on delete cascade,
    name         varchar(100) not null,
    hash         varchar(64)  not null unique,
    scopes       varchar(200) not null,
    created_at   timestamptz  not null,
    expires_at   timestamptz  not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    version      bigint       not null default 0
);
create index api_token_user_id on api_token (user_id);

-- Failed logins of the last minutes; more than a few from one address or for one account are refused for a while.
create table failed_login (
    id       bigint       primary key generated always as identity,
    username varchar(100) not null,
    address  varchar(64)  not null,
    at       timestamptz  not null
);
create index failed_login_username on failed_login (username, at);
create index failed_login_address on failed_login (address, at);

-- The hash of the secret that lets the first administrator in; at most one row, gone once used.
create table setup_secret (
    only_one   boolean     primary key default true check (only_one),
    hash       varchar(64) not null,
    created_at timestamptz not null
);

create table audit_event (
    id         bigint       primary key generated always as identity,
    at         timestamptz  not null,
    actor      varchar(100) not null,
    action     varchar(64)  not null,
    subject    varchar(64)  not null,
    subject_id varchar(100) not null,
    detail     jsonb        not null default '{}'
);
create index audit_event_subject on audit_event (subject, subject_id);
create index audit_event_at on audit_event (at desc);
create trigger audit_event_is_final before update or delete on audit_event for each row execute function refuse_change();

create table idempotency_key (
    key           varchar(200) not null,
    principal     varchar(100) not null,
    request       varchar(300) not null,
    body_hash     varchar(64)  not null,
    status        integer,
    content_type  varchar(100),
    location      varchar(300),
    body          bytea,
    created_at    timestamptz  not null,
    primary key (principal, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
comment on column idempotency_key.status is 'null while the first request is still being answered';
