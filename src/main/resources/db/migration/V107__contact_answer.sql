-- Until when its writer was told to be answered; empty once they are, or where nothing was promised.
alter table contact_request add column answer_by timestamptz;
create index contact_request_late on contact_request (answer_by) where state = 'OPEN' and answer_by is not null;

-- Whether the writer of an idea agrees to have it shown publicly, and under their name.
alter table contact_request add column listing text not null default 'NONE' check (listing in ('NONE', 'IDEA', 'NAMED'));
