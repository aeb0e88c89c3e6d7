-- A meeting keeps local times and zones; instants are computed from them, never stored as truth.
CREATE TABLE meeting (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES working_group (id),
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    first_date date NOT NULL,
    recurrence text NOT NULL DEFAULT '',
    minutes int NOT NULL CHECK (minutes BETWEEN 5 AND 10080),
    venue text NOT NULL CHECK (venue IN ('ONLINE', 'IN_PERSON', 'BOTH')),
    provider text NOT NULL DEFAULT 'LINK',
    join_url text NOT NULL DEFAULT '',
    place_host text NOT NULL DEFAULT '',
    place_address text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'CANCELLED')),
    reason text NOT NULL DEFAULT '',
    first_mailed_at timestamptz,
    changed_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1
);

CREATE INDEX meeting_of_group ON meeting (group_id);

CREATE TABLE slot (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    position int NOT NULL,
    label text NOT NULL DEFAULT '',
    local_time time NOT NULL,
    zone text NOT NULL,
    minutes int CHECK (minutes BETWEEN 5 AND 10080),
    removed boolean NOT NULL DEFAULT false
);

CREATE INDEX slot_of_meeting ON slot (meeting_id, position);

-- A row only where a date differs from its meeting's rule or carries words of its own; without a meeting it is a past
-- session kept for the archive. The original date never changes: it is the RECURRENCE-ID.
CREATE TABLE occurrence (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES working_group (id),
    meeting_id uuid REFERENCES meeting (id) ON DELETE CASCADE,
    original_date date NOT NULL,
    status text NOT NULL DEFAULT 'CONFIRMED' CHECK (status IN ('TENTATIVE', 'CONFIRMED', 'CANCELLED')),
    topic text NOT NULL DEFAULT '',
    description text NOT NULL DEFAULT '',
    agenda text NOT NULL DEFAULT '',
    hosts jsonb NOT NULL DEFAULT '[]',
    guests jsonb NOT NULL DEFAULT '[]',
    minutes int CHECK (minutes BETWEEN 5 AND 10080),
    place_host text NOT NULL DEFAULT '',
    place_address text NOT NULL DEFAULT '',
    notes_url text NOT NULL DEFAULT '',
    slides_url text NOT NULL DEFAULT '',
    recording_url text NOT NULL DEFAULT '',
    discussion_url text NOT NULL DEFAULT '',
    tags jsonb NOT NULL DEFAULT '[]',
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (meeting_id, original_date)
);

CREATE INDEX occurrence_of_group ON occurrence (group_id, original_date);

-- Where a slot of one occurrence was moved to: local start in the slot's zone.
CREATE TABLE occurrence_move (
    occurrence_id uuid NOT NULL REFERENCES occurrence (id) ON DELETE CASCADE,
    slot_id uuid NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
    starts timestamp NOT NULL,
    PRIMARY KEY (occurrence_id, slot_id)
);
