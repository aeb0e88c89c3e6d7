-- A person known by one e-mail address.
create table subscriber (
    id             uuid primary key,
    address        text        not null,
    address_key    text        not null unique,
    name           text        not null,
    language       text        not null,
    zone           text        not null,
    created_at     timestamptz not null,
    -- when somebody signed up for what they have already, and got their preference link instead
    manage_mail_at timestamptz
);

-- Subscriber × group. Who comes back after leaving gets a new row, so that what stood in the old calendar stays gone.
create table subscription (
    id             uuid primary key,
    subscriber_id  uuid        not null references subscriber,
    group_id       uuid        not null references working_group,
    state          text        not null check (state in ('PENDING', 'ACTIVE', 'PAUSED', 'ENDED')),
    invitations    boolean     not null default true,
    announcements  boolean     not null default true,
    paused_until   date,
    created_at     timestamptz not null,
    -- null while nobody has accepted the request yet
    active_since   timestamptz,
    ended_at       timestamptz,
    ended_reason   text check (ended_reason in ('LEFT', 'REMOVED', 'DECLINED', 'SUPPRESSED')),
    -- what ended in one act ends, and comes back, together
    departure_id   uuid,
    undone         boolean     not null default false,
    check ((state = 'ENDED') = (ended_at is not null)),
    check (state <> 'PAUSED' or paused_until is not null)
);

create unique index subscription_live on subscription (subscriber_id, group_id) where state <> 'ENDED';
create index subscription_member on subscription (group_id, id);
create index subscription_announced on subscription (group_id, subscriber_id) where state = 'ACTIVE' and announcements;
create index subscription_subscriber on subscription (subscriber_id);
create index subscription_departure on subscription (departure_id) where departure_id is not null;
create index subscription_paused on subscription (paused_until) where state = 'PAUSED';

-- A request that waits for its confirmation; at most one open per address, deleted on schedule.
create table signup (
    id           uuid primary key,
    address      text        not null,
    address_key  text        not null,
    -- the mailbox behind plus signs and dots, to limit how many spellings of it may ask
    throttle_key text        not null,
    name         text        not null,
    language     text        not null,
    zone         text        not null,
    groups       uuid[]      not null,
    how          text        not null,
    network      text        not null,
    state        text        not null check (state in ('OPEN', 'CONFIRMED', 'REFUSED')),
    -- confirmations above the site's budget wait here
    held         boolean     not null default false,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    mailed_at    timestamptz,
    decided_at   timestamptz
);

create unique index signup_open on signup (address_key) where state = 'OPEN';
create index signup_throttle on signup (throttle_key, created_at);
create index signup_expiry on signup (expires_at);
create index signup_held on signup (created_at) where held;

-- Addresses whose owner said «I did not ask for this»: keyed hash, no address.
create table signup_refusal (
    address_hash bytea primary key,
    refused_at   timestamptz not null
);

-- Proof of what somebody agreed to, and of its withdrawal. Rows are added, never changed.
create table consent_record (
    id                uuid primary key,
    subscription_id   uuid        not null references subscription,
    act               text        not null check (act in ('GIVEN', 'WITHDRAWN')),
    how               text        not null,
    wording           text        not null,
    version           text        not null,
    note              text        not null,
    requested_at      timestamptz,
    requested_network text        not null,
    at                timestamptz not null,
    network           text        not null
);

create index consent_record_subscription on consent_record (subscription_id);

create function consent_record_stays() returns trigger language plpgsql as $$
begin
    raise exception 'consent records are never changed';
end $$;

create trigger consent_record_stays before update on consent_record
    for each row execute function consent_record_stays();
