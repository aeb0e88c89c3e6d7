-- The address that is ORGANIZER and From of all invitations of a group: fixed once, so that clients recognise updates.
CREATE TABLE organizer (
    group_id uuid PRIMARY KEY REFERENCES working_group (id),
    address text NOT NULL UNIQUE
);

-- What invitations last said, shared by all that said the same.
CREATE TABLE invitation_content (
    fingerprint text PRIMARY KEY,
    content jsonb NOT NULL
);

-- The calendar object one subscription holds for one slot (or for one part of it, where Outlook cannot hold the rule as
-- one series). Withdrawn ones are kept: a return makes a new one, with a new UID.
CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    slot_id uuid NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
    part int NOT NULL DEFAULT 0,
    subscription_id uuid NOT NULL,
    address text NOT NULL,
    uid text NOT NULL UNIQUE,
    sequence int NOT NULL DEFAULT 0,
    stamp timestamptz NOT NULL,
    fingerprint text NOT NULL REFERENCES invitation_content (fingerprint),
    answer text NOT NULL DEFAULT 'NEEDS_ACTION' CHECK (answer IN ('NEEDS_ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED')),
    answered_at timestamptz,
    held boolean NOT NULL DEFAULT true
);

CREATE UNIQUE INDEX invitation_held ON invitation (subscription_id, slot_id, part) WHERE held;
CREATE INDEX invitation_of_meeting ON invitation (meeting_id) WHERE held;

-- Edits that members were not told of yet, and how the meeting stood before them: they leave together once nothing was
-- edited for a while, unless staff hold them back.
CREATE TABLE revision (
    meeting_id uuid PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
    before jsonb NOT NULL,
    staff_id uuid NOT NULL,
    staff_name text NOT NULL,
    began_at timestamptz NOT NULL,
    leaves_at timestamptz NOT NULL,
    held boolean NOT NULL DEFAULT false
);

CREATE INDEX revision_leaving ON revision (leaves_at) WHERE NOT held;
