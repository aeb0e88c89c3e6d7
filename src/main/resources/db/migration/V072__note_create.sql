-- What was noted of a session, in Markdown.
CREATE TABLE note (
    group_id uuid NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
    -- as pages and programs name the occurrence
    occurrence text NOT NULL,
    text text NOT NULL,
    written_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (group_id, occurrence)
);

-- What notes of a group begin with. Without a row: as we have it.
CREATE TABLE note_template (
    group_id uuid PRIMARY KEY REFERENCES working_group (id) ON DELETE CASCADE,
    text text NOT NULL
);
