-- A person's own calendar to subscribe to. The id is in its address.
create table calendar_feed (
    id            uuid primary key,
    subscriber_id uuid        not null unique references subscriber,
    cancelled     boolean     not null default false,
    created_at    timestamptz not null
);

-- What its join links lead to: given once for each meeting, worthless with the feed.
create table calendar_feed_pass (
    id         uuid primary key,
    feed_id    uuid not null references calendar_feed on delete cascade,
    meeting_id uuid not null references meeting on delete cascade,
    unique (feed_id, meeting_id)
);

create index calendar_feed_pass_meeting on calendar_feed_pass (meeting_id);
