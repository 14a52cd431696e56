-- A run also finds people who are credited twice with the same transaction for the same measure.
alter table run_exception drop constraint if exists run_exception_kind_check;
alter table run_exception add constraint run_exception_kind_check
    check (kind in ('UNCREDITED', 'OVER_CREDITED', 'CREDITED_TWICE', 'NO_PLAN', 'QUOTA_MISSING', 'VALUE_MISSING', 'RATE_MISSING', 'VACANT_SEAT'));
