-- From when on the welcome and the next invitations are to be handed on to who was imported; null when nothing is left to hand on.
ALTER TABLE subscription ADD COLUMN welcome_at timestamptz;
CREATE INDEX subscription_welcome ON subscription (welcome_at, id) WHERE welcome_at IS NOT NULL;
