-- Where files wait between arrival and promotion. One staging table per batch, made and dropped by the import, typed like its kind.
create schema staging;
comment on schema staging is 'tables batch_<number>: valid rows of an import batch that are not promoted yet';

-- The file as it came (packed), so that any node can stage it, again after a crash or with corrected columns.
create table import_file_part (
    batch_id uuid    not null references import_batch (id) on delete cascade,
    number   integer not null check (number >= 0),
    content  bytea   not null,
    primary key (batch_id, number)
);
alter table import_file_part alter column content set storage external;

create table import_wrong_row (
    batch_id uuid   not null references import_batch (id) on delete cascade,
    row_no   bigint not null,
    line_no  bigint not null,
    cells    text[] not null,
    problems jsonb  not null,
    primary key (batch_id, row_no)
);
comment on column import_wrong_row.problems is 'list of {column, field, value, reason, detail}; the sentence belongs to the reason';

-- Columns as somebody corrected them, remembered for files of the same kind with the same header.
create table import_mapping (
    kind      varchar(32)  not null,
    signature varchar(64)  not null,
    mapping   jsonb        not null,
    saved_by  varchar(100) not null,
    saved_at  timestamptz  not null,
    primary key (kind, signature)
);

create index import_batch_sha256 on import_batch (sha256);
