-- Whether announcements are not mailed to this person one by one, since somebody collects them.
alter table subscriber add column collected boolean not null default false;

-- Who wants announcements collected. EACH means no longer: what is still missing goes out, then the row goes.
-- since, on the clock of the database as the freezing of mailings: what was frozen before is no concern of ours.
create table digest_choice (
    subscriber uuid primary key references subscriber,
    rhythm     text        not null check (rhythm in ('EACH', 'DAILY', 'WEEKLY')),
    since      timestamptz not null default now(),
    due_at     timestamptz not null,
    last       boolean     not null default false
);

create index digest_choice_due on digest_choice (due_at);

-- What a person was told in a digest.
create table digest_entry (
    subscriber   uuid        not null,
    announcement uuid        not null references announcement on delete cascade,
    sent_at      timestamptz not null,
    primary key (subscriber, announcement)
);

create index digest_entry_announcement on digest_entry (announcement);
