-- One sending job: what all its deliveries share. The week names the partitions its deliveries and their outcomes live in.
create table mailing (
    id            uuid primary key,
    week          date        not null default date_trunc('week', now()),
    origin        text        not null,
    lane          smallint    not null check (lane in (0, 1)),
    template      text        not null,
    model         jsonb       not null,
    from_name     text,
    reply_to      text,
    list_name     text,
    list_label    text,
    list_domain   text,
    calendar_method    text,
    calendar           text,
    calendar_organizer text,
    audience      text,
    due_at        timestamptz not null,
    expires_at    timestamptz not null,
    -- a failing freeze is tried again from here on, and says why
    freeze_after  timestamptz not null,
    trouble       text,
    -- freezing goes on after the member written down last
    frozen_to     uuid,
    recipients    int         not null default 0,
    frozen_at     timestamptz,
    paused_at     timestamptz,
    -- why it paused by itself, once: when staff let it go on, they have decided
    pause_reason  text        not null default '',
    bounced       int         not null default 0,
    complained    int         not null default 0,
    cancelled_at  timestamptz,
    created_at    timestamptz not null default now()
);

create index mailing_origin on mailing (origin, created_at desc);
create index mailing_to_freeze on mailing (freeze_after) where frozen_at is null and cancelled_at is null;

-- Mailing × recipient, written once and never changed: what became of it is appended to outcome. seq counts from 1.
create table delivery (
    week               date not null,
    mailing            uuid not null,
    seq                int  not null,
    address            text not null,
    address_key        text not null,
    name               text not null,
    language           text not null,
    -- what the feature knows the recipient by, and the person behind it
    member             uuid,
    person             uuid,
    own_values         jsonb,
    unsubscribe_url    text,
    calendar_method    text,
    calendar           text,
    calendar_organizer text,
    primary key (mailing, seq, week)
) partition by range (week);

create unique index delivery_person on delivery (address_key, mailing, week);
create table delivery_rest partition of delivery default;

-- Work: some deliveries of one mailing that one worker takes at a time, in the order of their seq. It is claimed with a
-- lease on the database clock and a fence that grows with every claim. intended: how many of them may have reached the
-- final dot; what is intended and has no outcome when the lease runs out is uncertain. What has to be tried again becomes
-- a chunk of its own; the counts of all chunks together are the mailing's.
create table chunk (
    mailing     uuid        not null references mailing on delete cascade,
    number      bigint      generated always as identity,
    week        date        not null,
    first_seq   int         not null,
    last_seq    int         not null,
    -- null: all from first to last
    seqs        int[],
    size        int         not null,
    lane        smallint    not null,
    attempt     smallint    not null default 1,
    -- its deliveries were uncertain before: they are not tried a third time
    again       boolean     not null default false,
    next_at     timestamptz not null,
    expires_at  timestamptz not null,
    held        boolean     not null default false,
    owner       text,
    fence       bigint      not null default 0,
    lease_until timestamptz,
    -- how often a claim was lost with its worker
    losses      smallint    not null default 0,
    intended    int         not null default 0,
    accepted    int         not null default 0,
    failed      int         not null default 0,
    suppressed  int         not null default 0,
    uncertain   int         not null default 0,
    cancelled   int         not null default 0,
    expired     int         not null default 0,
    -- went on in another chunk
    moved       int         not null default 0,
    -- failed ones that staff had tried again: they no longer count as failed
    revived     int         not null default 0,
    finished_at timestamptz,
    primary key (mailing, number)
) with (fillfactor = 70);

create index chunk_to_claim on chunk (lane, next_at) where finished_at is null and not held;

-- What happened to a delivery, appended only; the newest that is not late counts. A late one came from a worker that had
-- lost its claim.
create table outcome (
    week    date        not null,
    mailing uuid        not null,
    seq     int         not null,
    chunk   bigint      not null,
    fence   bigint      not null,
    at      timestamptz not null default clock_timestamp(),
    state   text        not null,
    -- false: the delivery is tried again
    final   boolean     not null,
    cause   text        not null,
    reply   text        not null,
    late    boolean     not null default false
) partition by range (week);

create index outcome_delivery on outcome (mailing, seq);
create index outcome_troubled on outcome (at) where state in ('FAILED', 'EXPIRED', 'UNCERTAIN', 'DEFERRED') or late;
create index outcome_recent on outcome using brin (at);
create table outcome_rest partition of outcome default;

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

-- Recipients' domains that refuse for now, or have a budget of their own.
create table destination (
    domain     text primary key,
    refusals   int              not null default 0,
    rests      int              not null default 0,
    rest_until timestamptz,
    tokens     double precision not null default 1,
    filled_at  timestamptz      not null default now()
);

-- One row: the budget all replicas share, and whether the relay can be reached.
create table relay (
    one         boolean primary key default true check (one),
    tokens      double precision not null default 1,
    filled_at   timestamptz      not null default now(),
    down_since  timestamptz,
    down_reason text             not null default ''
);
