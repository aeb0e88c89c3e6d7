-- The slots somebody takes; a meeting none of whose slots is named here is taken whole, slots added later included.
alter table subscription add column slots uuid[] not null default '{}';
alter table signup add column slots uuid[] not null default '{}';

-- Empty: the clock counts as the language has it.
alter table subscriber add column clock text not null default '' check (clock in ('', '12', '24'));
