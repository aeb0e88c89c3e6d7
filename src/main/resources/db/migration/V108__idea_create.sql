-- Ideas everybody may read. One goes with the request it came by: erased, deleted after a while.
create table idea (
    request  uuid primary key references contact_request on delete cascade,
    group_id uuid references working_group on delete cascade,
    title    text        not null,
    words    text        not null,
    writer   text        not null,
    shown_at timestamptz not null
);

create index idea_group on idea (group_id, shown_at);
