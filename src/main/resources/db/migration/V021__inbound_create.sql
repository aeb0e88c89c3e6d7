-- Mail that came in, one row per recipient; committed before the sender is told that we have it. WAITING rows are claimed
-- one by one: next_at moves past the lease, attempts is the fence.
create table inbound_mail (
    id          uuid primary key,
    -- keyed by recipient, Message-ID and body: the same mail handed over again is the same row
    fingerprint bytea       not null unique,
    source      text        not null check (source in ('SMTP', 'IMAP')),
    sender      text        not null,
    recipient   text        not null,
    author      text        not null,
    subject     text        not null,
    size        int         not null,
    raw         bytea       not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'DONE', 'QUARANTINED')),
    verdict     text        not null default '',
    cause       text        not null default '',
    -- staff let it out of quarantine
    released    boolean     not null default false,
    attempts    int         not null default 0,
    next_at     timestamptz not null default now(),
    received_at timestamptz not null default now(),
    settled_at  timestamptz
);

create index inbound_mail_waiting on inbound_mail (next_at) where state = 'WAITING';
create index inbound_mail_page on inbound_mail (state, id);
create index inbound_mail_age on inbound_mail (settled_at) where state <> 'WAITING';

-- How far a mailbox has been read (RFC 3501 section 2.3.1.1), and which replica is reading it.
create table inbound_mailbox (
    name         text primary key,
    validity     bigint      not null default 0,
    last_uid     bigint      not null default 0,
    busy_until   timestamptz not null default now()
);
