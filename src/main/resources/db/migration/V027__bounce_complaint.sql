-- A complaint ends what the mail belonged to; the address may sign up again.
alter table bounce drop constraint bounce_judgement_check;
alter table bounce add check (judgement in ('SUPPRESSED', 'COUNTED', 'PROBED', 'ALERTED', 'ENDED'));

-- What the operator was told of, so that each answer of other servers is told once a day: their words without what differs
-- from mail to mail.
create table bounce_alert (
    words   text primary key,
    told_at timestamptz not null
);
