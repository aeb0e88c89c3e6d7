-- Zoom with each person registered: one Zoom meeting for each date and slot, and a way of one’s own for everybody. What opens
-- a door lies here locked, as does the address somebody was registered by.
ALTER TABLE room DROP CONSTRAINT room_provider_check;
ALTER TABLE room ADD CONSTRAINT room_provider_check
    CHECK (provider IN ('ZOOM', 'ZOOM_REGISTERED', 'JITSI', 'BIGBLUEBUTTON'));
ALTER TABLE room_order DROP CONSTRAINT room_order_task_check;
ALTER TABLE room_order ADD CONSTRAINT room_order_task_check
    CHECK (task IN ('OPEN', 'CHANGE', 'CLOSE', 'RECORDINGS', 'DATE'));

CREATE TABLE room_date (
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    -- original date and slot
    reference text NOT NULL,
    external_id text NOT NULL,
    address text NOT NULL,
    -- what the provider was told last; empty: to be told again
    said text NOT NULL,
    ends_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, reference)
);

CREATE INDEX room_date_of_external ON room_date (external_id);

CREATE TABLE room_entry (
    meeting_id uuid NOT NULL,
    reference text NOT NULL,
    subscription_id uuid NOT NULL,
    registrant text NOT NULL,
    email text NOT NULL,
    address text NOT NULL,
    PRIMARY KEY (meeting_id, reference, subscription_id),
    FOREIGN KEY (meeting_id, reference) REFERENCES room_date (meeting_id, reference) ON DELETE CASCADE
);

-- The name of a room at Jitsi opens it: it stands in the locked address only.
UPDATE room SET external_id = meeting_id::text WHERE provider = 'JITSI' AND external_id <> '';
