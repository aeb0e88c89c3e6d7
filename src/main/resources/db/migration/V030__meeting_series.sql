-- Slots that take turns; a series that goes on otherwise from a date on; dates beside the rule.
ALTER TABLE meeting ADD COLUMN alternating boolean NOT NULL DEFAULT false;
ALTER TABLE meeting ADD COLUMN follows uuid REFERENCES meeting (id) ON DELETE CASCADE;
ALTER TABLE occurrence ADD COLUMN added boolean NOT NULL DEFAULT false;

CREATE INDEX meeting_following ON meeting (follows) WHERE follows IS NOT NULL;
