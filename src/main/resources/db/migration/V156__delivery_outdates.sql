-- Whether the sender of a mailing said from when on it is too late: a pause does not move that.
alter table mailing add column outdates boolean not null default false;
update mailing set outdates = true where expires_at <> due_at + interval '5 days';
