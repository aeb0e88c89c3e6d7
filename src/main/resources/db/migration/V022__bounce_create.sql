-- What came back and what was decided. One row per delivery and kind: a report that comes twice counts once.
create table bounce (
    id         uuid primary key,
    address    text        not null,
    mailing    uuid        not null,
    seq        int         not null,
    kind       text        not null check (kind in ('hard', 'soft', 'full', 'policy', 'complaint')),
    status     text        not null,
    diagnostic text        not null,
    inbound    uuid        not null,
    judgement  text        not null check (judgement in ('SUPPRESSED', 'COUNTED', 'PROBED', 'ALERTED')),
    at         timestamptz not null,
    unique (mailing, seq, kind)
);

create index bounce_at on bounce (at);
create index bounce_alerts on bounce (at) where judgement = 'ALERTED';

-- Addresses that give trouble: what their soft bounces have added up to at scored_at.
create table bounce_score (
    address_key text primary key,
    score       double precision not null,
    scored_at   timestamptz      not null,
    -- the mailing of the check mail that is on its way
    probe       uuid,
    probed_at   timestamptz
);
