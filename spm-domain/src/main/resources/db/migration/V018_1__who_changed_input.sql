alter table input_change add column made_by varchar(100) default nullif(current_setting('spm.actor', true), '');
comment on column input_change.made_by is 'who promoted the batch that wrote it; null when it was written another way';
