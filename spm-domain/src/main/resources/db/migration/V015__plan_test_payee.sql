create table plan_test_payee (
    plan_id   uuid        not null references compensation_plan,
    person_id uuid        not null references person,
    pinned_by text        not null,
    pinned_at timestamptz not null,
    primary key (plan_id, person_id)
);
comment on table plan_test_payee is 'payees whose pay is shown whenever a draft of the plan is tried on history';
create index on plan_test_payee (person_id);
