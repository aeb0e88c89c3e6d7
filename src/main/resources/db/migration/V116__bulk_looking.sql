-- Who would be changed is looked at in the background where many are meant.
alter table bulk_act drop constraint bulk_act_state_check;
alter table bulk_act add check (state in
    ('CHOSEN', 'LOOKING', 'READY', 'WAITING', 'RUNNING', 'DONE', 'STOPPED', 'UNDOING', 'UNDONE'));
-- The last subscription that was looked at, in their order.
alter table bulk_act add column looked_to uuid;
-- Whether it begins by itself once everybody has been looked at.
alter table bulk_act add column begins boolean not null default false;
drop index bulk_act_open;
create index bulk_act_open on bulk_act (starts_at) where state in ('LOOKING', 'WAITING', 'RUNNING', 'UNDOING');
