-- Forms of staff pages that arrived when the session had ended, for an hour. The fields are JSON; jsonb would refuse some of
-- what people type.
create table unsent_form (
    id     uuid primary key,
    staff  uuid        not null,
    path   text        not null,
    fields text        not null,
    at     timestamptz not null
);

create index unsent_form_staff on unsent_form (staff, at);
create index unsent_form_at on unsent_form (at);
