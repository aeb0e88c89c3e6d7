-- the groups that the confirmation mail named: what one press of its button joins
alter table signup add column mailed uuid[] not null default '{}';

update signup set mailed = groups where mailed_at is not null;
