-- What pay rules make of what is earned: their lines beside those of components, and what they carry.
alter table earning      add column stage varchar(8) not null default 'EARNING' check (stage in ('EARNING', 'PAYMENT'));
alter table earning_line add column stage varchar(8) not null default 'EARNING' check (stage in ('EARNING', 'PAYMENT'));
alter table payable      add column stage varchar(8) not null default 'EARNING' check (stage in ('EARNING', 'PAYMENT'));
comment on column earning.stage is 'EARNING: a component earned it; PAYMENT: a pay rule of the plan turned earned into paid';

create table payment_balance (
    run_id          uuid          not null references calculation_run (id) on delete cascade,
    person_key      integer       not null,
    plan_version_id uuid          not null references plan_version (id),
    rule            varchar(64)   not null,
    period_id       uuid          not null references period (id),
    kind            varchar(9)    not null check (kind in ('DRAW', 'CLAWBACK', 'NEGATIVE', 'HELD', 'WAITING')),
    waits           varchar(100)  not null default '',
    opening         numeric(19,4) not null,
    closing         numeric(19,4) not null,
    currency        varchar(3)    not null,
    primary key (run_id, person_key, plan_version_id, rule, period_id)
);
create index payment_balance_run_period on payment_balance (run_id, period_id);
comment on column payment_balance.kind is 'DRAW, CLAWBACK, NEGATIVE: owed by the payee; HELD, WAITING: owed to the payee';
comment on column payment_balance.waits is 'what it waits for, in the words of the plan: payment, year end';
