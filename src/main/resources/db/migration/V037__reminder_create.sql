-- What a member wants beside the invitations. Without a row: as the group has it, and both other mails.
CREATE TABLE reminder_choice (
    subscription_id uuid PRIMARY KEY,
    reminder text CHECK (reminder IN ('DAY', 'HOUR', 'NONE')),
    clock_changes boolean NOT NULL DEFAULT true,
    follow_ups boolean NOT NULL DEFAULT true
);

-- What members of a group get who chose nothing. Without a row: no reminders.
CREATE TABLE reminder_default (
    group_id uuid PRIMARY KEY REFERENCES working_group (id) ON DELETE CASCADE,
    reminder text NOT NULL CHECK (reminder IN ('DAY', 'HOUR', 'NONE'))
);

-- What went out: once for each time of a date. CLOCKS: the date was looked at; SHIFT: a change of clocks since that date was
-- told.
CREATE TABLE reminder_run (
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    slot_id uuid NOT NULL,
    original timestamp NOT NULL,
    starts_at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('DAY', 'HOUR', 'CLOCKS', 'SHIFT')),
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, slot_id, original, starts_at, kind)
);

CREATE INDEX reminder_run_by_start ON reminder_run (starts_at);

-- Notes, slides and recording that members were told of.
CREATE TABLE follow_up (
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    original_date date NOT NULL,
    material text NOT NULL,
    sent_at timestamptz NOT NULL,
    recipients int NOT NULL,
    PRIMARY KEY (meeting_id, original_date, material)
);
