ALTER TABLE staff ADD observer boolean NOT NULL DEFAULT false; -- sees what a moderator of the same groups sees, changes nothing

-- The secret is derived from the nonce by the service's own key: the database alone makes no code.
CREATE TABLE second_factor (
    staff      uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
    nonce      bytea NOT NULL,
    enabled_at timestamptz, -- none until the first code was typed
    last_step  bigint NOT NULL DEFAULT 0 -- of the last code that was taken: each works once
);

CREATE TABLE recovery_code (
    staff   uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    hash    bytea NOT NULL, -- keyed
    used_at timestamptz,
    PRIMARY KEY (staff, hash)
);

-- Wrong passwords and codes: each one more makes the next try wait longer.
CREATE TABLE sign_in_delay (
    key      bytea PRIMARY KEY, -- keyed hash of account or network
    wrong    integer NOT NULL,
    again_at timestamptz NOT NULL
);

CREATE TABLE staff_session (
    id       uuid PRIMARY KEY,
    staff    uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    epoch    integer NOT NULL,
    device   text NOT NULL, -- one of our own words, never what the browser sent
    network  text NOT NULL, -- /24 or /64
    began_at timestamptz NOT NULL,
    fresh_at timestamptz NOT NULL, -- when this person last proved who they are
    seen_at  timestamptz NOT NULL
);
CREATE INDEX staff_session_staff ON staff_session (staff);
