-- People who are invited to one date of a meeting and need not be members. Which date that is, the date itself says.
CREATE TABLE guest (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES working_group (id),
    -- where they were told last that they are invited to
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    -- the one edition of the date they come to; null: all
    slot_id uuid,
    name text NOT NULL,
    affiliation text NOT NULL,
    -- empty once they wanted no more mail
    address text NOT NULL,
    address_key text NOT NULL,
    language text NOT NULL,
    zone text NOT NULL,
    -- why they may be written to, in the moderator's words
    note text NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    -- end of the date as it was known last: forgotten some time after it
    ends_at timestamptz NOT NULL,
    stopped_at timestamptz
);

CREATE INDEX guest_of_meeting ON guest (meeting_id);
CREATE INDEX guest_of_address ON guest (address_key);
CREATE INDEX guest_over ON guest (ends_at);

-- The calendar object a guest holds of one slot.
CREATE TABLE guest_invitation (
    id uuid PRIMARY KEY,
    guest_id uuid NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
    slot_id uuid NOT NULL,
    uid text NOT NULL UNIQUE,
    organizer text NOT NULL,
    sequence int NOT NULL,
    stamp timestamptz NOT NULL,
    -- the moment the calendar was told, by the clock rules of that day
    starts_at timestamptz NOT NULL,
    told jsonb NOT NULL,
    held boolean NOT NULL DEFAULT true,
    answer text NOT NULL DEFAULT 'NEEDS_ACTION' CHECK (answer IN ('NEEDS_ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED')),
    answered_at timestamptz,
    -- SEQUENCE from which on answers count
    asked int NOT NULL DEFAULT 0,
    comment text NOT NULL DEFAULT ''
);

CREATE INDEX guest_invitation_of ON guest_invitation (guest_id);

-- Keyed hashes of addresses whose owners want no mail as guests of a group.
CREATE TABLE guest_refusal (
    group_id uuid NOT NULL REFERENCES working_group (id),
    address_hash bytea NOT NULL,
    refused_at timestamptz NOT NULL,
    PRIMARY KEY (group_id, address_hash)
);
