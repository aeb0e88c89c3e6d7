-- Members whose calendars wait for their turn, as a meeting of the group was being edited or mailed when they joined, left
-- or changed something. What they hold tells what to do; whether they left meanwhile has to be remembered.
CREATE TABLE invitation_turn (
    subscription_id uuid PRIMARY KEY,
    member jsonb NOT NULL,
    parted boolean NOT NULL,
    since timestamptz NOT NULL
);
CREATE INDEX invitation_turn_since ON invitation_turn (since);
