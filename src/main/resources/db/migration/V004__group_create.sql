create table community (
    id          uuid primary key,
    slug        text        not null unique,
    name        text        not null,
    purpose     text        not null,
    description text        not null,
    rules       text        not null,
    links       jsonb       not null,
    position    int         not null,
    created_at  timestamptz not null default now()
);

create table working_group (
    id            uuid primary key,
    community_id  uuid        not null references community,
    section       text        not null,
    slug          text        not null unique,
    -- left of the domain in List-Id: fixed at creation, whatever becomes of name and slug
    list_label    text        not null unique,
    name          text        not null,
    purpose       text        not null,
    description   text        not null,
    goals         jsonb       not null,
    rules         text        not null,
    chatham_house boolean     not null,
    links         jsonb       not null,
    moderators    jsonb       not null,
    lead_by       text        not null,
    cadence       text        not null,
    display_zones jsonb       not null,
    language      text        not null,
    joining       text        not null check (joining in ('OPEN', 'APPROVAL')),
    archived      boolean     not null default false,
    version       bigint      not null default 0,
    created_at    timestamptz not null default now()
);

create index working_group_community on working_group (community_id);
