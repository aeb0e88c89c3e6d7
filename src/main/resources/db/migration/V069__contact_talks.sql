-- What organisers ask of a talk besides: how to speak of the speaker, and when it would suit.
alter table contact_request add column pronouns text not null default '', add column dates text not null default '';
