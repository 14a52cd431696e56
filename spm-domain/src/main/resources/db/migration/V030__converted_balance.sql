-- Who is paid in another currency carries balances over into it, at the rate of that day.
alter table payment_balance add column converted_from   varchar(3);
alter table payment_balance add column converted_amount numeric(19,4);
alter table payment_balance add column converted_rate   numeric(24,12);
alter table payment_balance add column converted_on     date;
alter table payment_balance add constraint payment_balance_converted_as_a_whole
    check (num_nulls(converted_from, converted_amount, converted_rate, converted_on) in (0, 4));
comment on column payment_balance.converted_amount is 'what was carried in the other currency, of which the opening came; null when the currency is that of the period before';
comment on column payment_balance.converted_on is 'the day of the rate';
