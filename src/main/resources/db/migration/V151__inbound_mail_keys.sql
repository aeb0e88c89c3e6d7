-- who wrote a mail, compared for equality when its author asks to be forgotten; empty where that is nobody we could write to
alter table inbound_mail
    add column author_key text not null default '',
    add column sender_key text not null default '';

update inbound_mail
set author_key = lower(coalesce(substring(author from '<([^<>]+)>\s*$'), btrim(author))), sender_key = lower(sender);

create index inbound_mail_author on inbound_mail (author_key) where author_key <> '';
create index inbound_mail_sender on inbound_mail (sender_key) where sender_key <> '';
