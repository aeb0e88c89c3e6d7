-- Another time that a member proposed in the calendar (METHOD:COUNTER); decided by a moderator, never by itself.
CREATE TABLE counter_proposal (
    id uuid PRIMARY KEY,
    invitation_id uuid NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    subscription_id uuid NOT NULL,
    address text NOT NULL,
    original timestamp,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    comment text NOT NULL DEFAULT '',
    received_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by text NOT NULL DEFAULT ''
);

CREATE INDEX counter_proposal_open ON counter_proposal (meeting_id) WHERE decided_at IS NULL;
CREATE INDEX counter_proposal_of_subscription ON counter_proposal (subscription_id);

-- Groups whose members see who comes. Without a row they do not.
CREATE TABLE roster (
    group_id uuid PRIMARY KEY REFERENCES working_group (id) ON DELETE CASCADE
);
