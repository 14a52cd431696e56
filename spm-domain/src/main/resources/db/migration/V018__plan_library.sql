create table plan_library (
    code        varchar(64)  not null,
    version     varchar(32)  not null,
    title       varchar(200) not null,
    text        text         not null,
    hash        varchar(64)  not null,
    created_by  varchar(100) not null,
    created_at  timestamptz  not null,
    approved_by varchar(100),
    approved_at timestamptz,
    primary key (code, version),
    check ((approved_by is null) = (approved_at is null))
);
comment on table plan_library is 'versions of libraries whose parts plans use; the words of a version never change';

create function refuse_new_words() returns trigger language plpgsql as $$
begin
    raise exception 'Library % % is written; other words are another version.', old.code, old.version;
end $$;
create trigger plan_library_words before update of code, version, title, text, hash on plan_library
    for each row execute function refuse_new_words();
