-- Replies staff keep under a name: of a group, for all groups of a community, or (neither) for everybody.
create table saved_reply (
    id           uuid primary key,
    group_id     uuid references working_group on delete cascade,
    community_id uuid references community on delete cascade,
    name         text   not null,
    text         text   not null,
    version      bigint not null default 0,
    check (num_nonnulls(group_id, community_id) <= 1)
);

create index saved_reply_group on saved_reply (group_id);
create index saved_reply_community on saved_reply (community_id);
