-- Files that go along with something staff write. Pictures are stored as they were made anew, never as they came.
create table attachment (
    id         uuid primary key,
    owner      uuid        not null,
    name       text        not null,
    type       text        not null,
    picture    boolean     not null,
    alt        text        not null,
    octets     int         not null,
    content    bytea       not null,
    created_at timestamptz not null,
    unique (owner, name)
);
alter table attachment alter column content set storage external;
