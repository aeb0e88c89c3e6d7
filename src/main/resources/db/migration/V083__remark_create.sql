-- What staff of a group write about a person for each other.
create table person_remark (
    id         uuid primary key,
    person_id  uuid        not null,
    group_id   uuid        not null,
    author_id  uuid        not null,
    author     text        not null,
    body       text        not null,
    created_at timestamptz not null,
    edited_at  timestamptz
);

create index person_remark_person on person_remark (person_id, group_id, id);
