-- Messages from visitors. OPEN sorts after CLOSED, which the inbox relies on to show open ones first.
create table contact_request (
    id           uuid primary key,
    kind         text        not null check (kind in ('QUESTION', 'JOIN', 'TALK', 'EVENT', 'IDEA')),
    group_id     uuid references working_group,
    email        text        not null,
    name         text        not null,
    subject      text        not null,
    body         text        not null,
    speaker      text        not null default '',
    bio          text        not null default '',
    level        text        not null default '',
    language     text        not null,
    network      text        not null,
    state        text        not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
    claimed_by   uuid,
    claimed_name text        not null default '',
    created_at   timestamptz not null,
    answered_at  timestamptz
);

create index contact_request_inbox on contact_request (state, id);
create index contact_request_group on contact_request (group_id, state, id);

-- What staff add: notes among themselves and replies that were mailed.
create table contact_entry (
    id          uuid primary key,
    request     uuid        not null references contact_request on delete cascade,
    sort        text        not null check (sort in ('NOTE', 'REPLY')),
    author      uuid        not null,
    author_name text        not null,
    body        text        not null,
    created_at  timestamptz not null
);

create index contact_entry_request on contact_entry (request, id);
