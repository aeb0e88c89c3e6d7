-- One act on many members. Who is meant is written down when it is looked at, so that exactly those are changed.
create table bulk_act (
    id         uuid primary key,
    staff_id   uuid        not null,
    staff_name text        not null,
    kind       text        not null,
    -- all that those meant belong to
    groups     uuid[]      not null,
    target_id  uuid,
    until      date,
    note       text        not null default '',
    welcome    boolean     not null default false,
    state      text        not null
        check (state in ('CHOSEN', 'READY', 'WAITING', 'RUNNING', 'DONE', 'STOPPED', 'UNDOING', 'UNDONE')),
    created_at timestamptz not null,
    starts_at  timestamptz,
    ended_at   timestamptz
);

create index bulk_act_staff on bulk_act (staff_id, created_at);
create index bulk_act_open on bulk_act (starts_at) where state in ('WAITING', 'RUNNING', 'UNDOING');

create table bulk_member (
    act_id          uuid    not null references bulk_act on delete cascade,
    subscription_id uuid    not null,
    -- OUT: left out when it was looked at. MISSED: left out when its turn came. BACK: taken back. STAYED: could not be
    state           text    not null default 'OPEN' check (state in ('OPEN', 'OUT', 'DONE', 'MISSED', 'BACK', 'STAYED')),
    reason          text,
    mail            boolean not null default false,
    made_id         uuid,
    paused_until    date,
    paused_by_staff boolean not null default false,
    primary key (act_id, subscription_id)
);

create index bulk_member_state on bulk_member (act_id, state, subscription_id);
