-- Since when nothing else is to be done: closed requests are kept for a while only.
alter table contact_request add column closed_at timestamptz;
update contact_request set closed_at = coalesce(answered_at, created_at) where state = 'CLOSED';
create index contact_request_closed on contact_request (closed_at) where state = 'CLOSED';
create index contact_request_writer on contact_request (lower(email));
