-- Where a meeting's room comes from when it is no pasted link. The address lies here locked: a copy of the database opens
-- no room.
CREATE TABLE room (
    meeting_id uuid PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
    provider text NOT NULL CHECK (provider IN ('ZOOM', 'JITSI', 'BIGBLUEBUTTON')),
    state text NOT NULL DEFAULT 'ORDERED' CHECK (state IN ('ORDERED', 'READY', 'FAILED')),
    external_id text NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '',
    problem text NOT NULL DEFAULT '',
    prepared_at timestamptz
);

CREATE INDEX room_of_external ON room (provider, external_id);

-- What a provider is to be asked. A row stays until it was done; who works on it moves due_at on, so that it comes back
-- when the work was cut off. A version that moved on meanwhile means: asked for again, to be done again.
CREATE TABLE room_order (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL,
    provider text NOT NULL,
    task text NOT NULL CHECK (task IN ('OPEN', 'CHANGE', 'CLOSE', 'RECORDINGS')),
    reference text NOT NULL DEFAULT '',
    attempts int NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (meeting_id, provider, task, reference)
);

CREATE INDEX room_order_due ON room_order (due_at);
