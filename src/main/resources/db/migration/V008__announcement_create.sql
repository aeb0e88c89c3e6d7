-- News to one or more groups. RELEASED means handed to the outbox; whether it waits for its time, is being sent or has been
-- sent is asked of the deliveries, so that nothing is called sent while one of them is open.
create table announcement (
    id          uuid primary key,
    subject     text        not null,
    body        text        not null,
    author      uuid        not null,
    author_name text        not null,
    state       text        not null default 'DRAFT' check (state in ('DRAFT', 'RELEASED', 'CANCELLED')),
    due_at      timestamptz,
    mailing     uuid,
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    check (state <> 'RELEASED' or due_at is not null)
);

create table announcement_group (
    announcement uuid not null references announcement on delete cascade,
    group_id     uuid not null references working_group,
    primary key (announcement, group_id)
);

create index announcement_group_group on announcement_group (group_id, announcement desc);
