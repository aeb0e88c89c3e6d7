-- Guests of one date propose another time as members do. Who they are is asked of the guests, and goes with them.
ALTER TABLE counter_proposal ALTER COLUMN invitation_id DROP NOT NULL;
ALTER TABLE counter_proposal ALTER COLUMN subscription_id DROP NOT NULL;
ALTER TABLE counter_proposal ADD COLUMN other_id uuid REFERENCES guest_invitation (id) ON DELETE CASCADE;
ALTER TABLE counter_proposal ADD CHECK ((invitation_id IS NULL) <> (other_id IS NULL));
CREATE INDEX counter_proposal_of_other ON counter_proposal (other_id) WHERE other_id IS NOT NULL;
