-- What came of asking the pasted links of meetings. The link itself is not kept here; its hash tells that it is another one.
CREATE TABLE room_link (
    meeting_id uuid PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
    hash bytea NOT NULL,
    -- how often in a row nothing was there
    missed int NOT NULL DEFAULT 0,
    check_at timestamptz NOT NULL
);
