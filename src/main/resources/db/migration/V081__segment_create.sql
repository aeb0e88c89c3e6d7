-- Lists of members that somebody of the staff gave a name, to choose again. Nobody's data: only what was searched for.
create table segment (
    id       uuid primary key,
    staff_id uuid not null,
    name     text not null,
    query    text not null
);

create unique index segment_name on segment (staff_id, lower(name));
