CREATE TABLE staff (
    id            uuid PRIMARY KEY,
    email         text NOT NULL,
    email_key     text NOT NULL UNIQUE,
    name          text NOT NULL,
    admin         boolean NOT NULL DEFAULT false,
    password_hash text,
    epoch         integer NOT NULL DEFAULT 0, -- raised by every change of password, role or access: older sessions end
    disabled      boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL
);

CREATE TABLE staff_group (
    staff      uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    group_id   uuid NOT NULL, -- a working group; that module comes after this one
    PRIMARY KEY (staff, group_id)
);

CREATE TABLE sign_in_link (
    id           uuid PRIMARY KEY,
    staff        uuid REFERENCES staff ON DELETE CASCADE, -- none: the link that makes the first admin
    browser_hash bytea, -- the cookie of the browser that asked; none for links handed out on the console
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);

CREATE TABLE api_token (
    id         uuid PRIMARY KEY,
    staff      uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    name       text NOT NULL,
    prefix     text NOT NULL,
    hash       bytea NOT NULL UNIQUE, -- SHA-256 of the whole token
    scopes     text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz
);
