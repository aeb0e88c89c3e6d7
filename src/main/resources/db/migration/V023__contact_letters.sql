-- What the writer of a request answers by mail joins it: no account is its author.
alter table contact_entry drop constraint contact_entry_sort_check;
alter table contact_entry add check (sort in ('NOTE', 'REPLY', 'LETTER'));
alter table contact_entry alter column author drop not null;
