-- Which field of a meeting or of one of its dates was changed by whom: what the second of two moderators is shown.
CREATE TABLE meeting_edit (
    meeting_id uuid NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    original_date date, -- null: of the whole series
    field text NOT NULL,
    before text NOT NULL,
    version bigint NOT NULL, -- that the edit replaced
    staff_name text NOT NULL,
    edited_at timestamptz NOT NULL
);

CREATE INDEX meeting_edit_of_meeting ON meeting_edit (meeting_id, edited_at);
