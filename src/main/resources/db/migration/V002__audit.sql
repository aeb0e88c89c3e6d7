-- Append-only: nothing in the service updates or deletes a row before its retention ends.
CREATE TABLE audit_entry (
    id      uuid PRIMARY KEY,
    at      timestamptz NOT NULL,
    staff   uuid NOT NULL,
    name    text NOT NULL,
    act     text NOT NULL,
    object  text NOT NULL,
    details text NOT NULL
);
