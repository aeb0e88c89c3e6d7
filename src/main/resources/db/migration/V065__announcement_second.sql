-- Who changed a draft last, and the second pair of eyes where a group (or, without one, the whole community) asks for it.
alter table announcement add column edited_by uuid;

create table announcement_rule (
    group_id uuid unique nulls not distinct references working_group
);

-- The latest request. It counts for the version it names: who edits afterwards has to ask again.
create table announcement_approval (
    announcement uuid primary key references announcement on delete cascade,
    version      bigint      not null,
    state        text        not null check (state in ('ASKED', 'APPROVED', 'DECLINED')),
    asked_name   text        not null,
    asked_at     timestamptz not null,
    decided_by   uuid,
    decided_name text        not null default '',
    decided_at   timestamptz,
    note         text        not null default ''
);

-- What somebody has typed and not saved yet, kept by itself; without announcement: into the form of a new one.
create table announcement_typed (
    staff        uuid        not null,
    announcement uuid references announcement on delete cascade,
    groups       uuid[]      not null,
    subject      text        not null,
    body         text        not null,
    reply_to     text        not null,
    published    boolean     not null,
    version      bigint      not null,
    typed_at     timestamptz not null,
    unique nulls not distinct (staff, announcement)
);
