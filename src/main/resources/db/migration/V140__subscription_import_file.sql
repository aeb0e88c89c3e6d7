-- Lists of members that staff tried, so that the very same list can be imported without being chosen again; kept for hours.
CREATE TABLE import_file (
    id       uuid PRIMARY KEY,
    staff    uuid NOT NULL,
    group_id uuid NOT NULL REFERENCES working_group ON DELETE CASCADE,
    name     text NOT NULL,
    content  bytea NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX import_file_staff ON import_file (staff, at);
