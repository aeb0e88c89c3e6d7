-- after a change of address: what it was, which its owner may bring back until the request expires, and what they said
alter table personal_request
    add column former text not null default '',
    add column verdict text not null default '' check (verdict in ('', 'AGREED', 'UNDONE'));
