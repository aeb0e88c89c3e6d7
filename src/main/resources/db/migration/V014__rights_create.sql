-- What a subscriber asked for and only the reader of a mail can carry out; deleted once its link has expired.
create table personal_request (
    id            uuid primary key,
    subscriber_id uuid        not null,
    kind          text        not null check (kind in ('ADDRESS', 'DATA')),
    address       text        not null,
    address_key   text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    done          boolean     not null default false
);

create index personal_request_subscriber on personal_request (subscriber_id, kind, created_at);
create index personal_request_address on personal_request (address_key, created_at) where address_key <> '';
create index personal_request_expiry on personal_request (expires_at);
