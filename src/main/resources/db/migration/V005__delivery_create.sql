-- One sending job. Deliveries copy lane, due and expiry, so that claiming looks at one table only.
create table mailing (
    id           uuid primary key,
    origin       text        not null,
    lane         smallint    not null check (lane in (0, 1)),
    template     text        not null,
    model        jsonb       not null,
    from_name    text,
    reply_to     text,
    list_name    text,
    list_label   text,
    list_domain  text,
    audience     text,
    due_at       timestamptz not null,
    expires_at   timestamptz not null,
    -- a failing expansion is tried again from here on, and says why
    expand_after timestamptz not null,
    trouble      text,
    expanded_at  timestamptz,
    paused_at    timestamptz,
    cancelled_at timestamptz,
    created_at   timestamptz not null default now()
);

create index mailing_origin on mailing (origin, created_at desc);
create index mailing_to_expand on mailing (expand_after) where expanded_at is null and cancelled_at is null;

-- Mailing × recipient. State: WAITING → CLAIMED → ATTEMPTING → a final one; every change is guarded by state and fence.
-- A paused mailing's rows wait at next_at = infinity: the claiming index never meets them.
create table delivery (
    id                 uuid primary key,
    mailing            uuid        not null references mailing on delete cascade,
    lane               smallint    not null,
    address            text        not null,
    address_key        text        not null,
    name               text        not null,
    language           text        not null,
    member             uuid,
    own_values         jsonb       not null,
    unsubscribe_url    text,
    calendar_method    text,
    calendar           text,
    calendar_organizer text,
    state              text        not null default 'WAITING' check (state in ('WAITING', 'CLAIMED', 'ATTEMPTING',
                           'ACCEPTED', 'FAILED', 'SUPPRESSED', 'UNCERTAIN', 'CANCELLED', 'EXPIRED')),
    next_at            timestamptz not null,
    expires_at         timestamptz not null,
    owner              text,
    -- grows with every claim: who comes back late with an old one is refused
    fence              bigint      not null default 0,
    lease_until        timestamptz,
    attempts           int         not null default 0,
    -- how often a claim was lost with its worker
    losses             int         not null default 0,
    cause              text        not null default '',
    last_reply         text        not null default '',
    message_id         text,
    changed_at         timestamptz not null default now(),
    unique (mailing, address_key)
) with (fillfactor = 80);

create index delivery_to_claim on delivery (lane, next_at) where state = 'WAITING';
create index delivery_leased on delivery (lease_until) where state in ('CLAIMED', 'ATTEMPTING');
create index delivery_failed on delivery (changed_at) where state in ('FAILED', 'EXPIRED', 'UNCERTAIN');
create index delivery_person on delivery (address_key);

-- Every try: the intent is committed before the final dot, the result after it. A row without a result is the window in
-- which a second copy could occur; late: the result came after the claim was lost.
create table delivery_attempt (
    delivery uuid        not null references delivery on delete cascade,
    fence    bigint      not null,
    owner    text        not null,
    begun_at timestamptz not null default now(),
    ended_at timestamptz,
    result   text,
    reply    text        not null default '',
    late     boolean     not null default false,
    primary key (delivery, fence)
);

create index delivery_attempt_recent on delivery_attempt using brin (begun_at);

-- Whom nobody writes to any more. The hash stays when the address has to be forgotten.
create table suppression (
    id           uuid primary key,
    address_hash bytea       not null unique,
    address      text,
    reason       text        not null,
    source       text        not null,
    created_at   timestamptz not null default now()
);

-- What would have been sent, where there is no relay.
create table caught_mail (
    id        uuid primary key,
    sender    text        not null,
    recipient text        not null,
    subject   text        not null,
    raw       bytea       not null,
    caught_at timestamptz not null default now()
);



-- One row: the budget all replicas share, and whether the relay can be reached.
create table relay (
    one         boolean primary key default true check (one),
    tokens      double precision not null default 1,
    filled_at   timestamptz      not null default now(),
    down_since  timestamptz,
    down_reason text             not null default ''
);
