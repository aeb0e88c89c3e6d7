-- What the pages and mails of a group, or of all groups of a community, look like; what is empty falls back.
create table brand (
    group_id   uuid references working_group on delete cascade,
    community  uuid references community on delete cascade,
    owner      uuid        not null generated always as (coalesce(group_id, community)) stored primary key,
    name       text        not null,
    colour     text,
    logo       text,
    alt        text        not null,
    version    bigint      not null,
    changed_at timestamptz not null,
    check (num_nonnulls(group_id, community) = 1)
);

-- Logos by the hash of their content. Mails that were sent show them for years, so they stay.
create table brand_logo (
    hash       text primary key,
    type       text        not null,
    width      int         not null,
    height     int         not null,
    content    bytea       not null,
    created_at timestamptz not null
);
alter table brand_logo alter column content set storage external;
