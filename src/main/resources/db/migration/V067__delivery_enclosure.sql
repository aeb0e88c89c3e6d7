-- What all mails of a mailing carry besides their text: pictures shown in it (with a content id) and files.
create table mailing_enclosure (
    mailing    uuid  not null references mailing on delete cascade,
    number     int   not null,
    name       text  not null,
    type       text  not null,
    content_id text,
    content    bytea not null,
    primary key (mailing, number)
);
alter table mailing_enclosure alter column content set storage external;
