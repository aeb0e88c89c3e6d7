-- Members are found by any part of an address or a name: by its pieces of three letters, kept in a GIN index. That is what
-- pg_trgm does, but not every PostgreSQL has that extension or lets us create it.
create function text_pieces(words text) returns text[] language sql immutable parallel safe
return (select coalesce(array_agg(distinct substr(words, at, 3)), '{}') from generate_series(1, length(words) - 2) as at);

create index subscriber_found on subscriber using gin (text_pieces(address_key || ' ' || lower(name)));
create index subscriber_named on subscriber (lower(name), id);
create index subscriber_zone on subscriber (zone);
create index subscription_state on subscription (group_id, state, id);

-- A pause that staff made staff may end; a pause somebody chose is theirs.
alter table subscription add column paused_by_staff boolean not null default false;
