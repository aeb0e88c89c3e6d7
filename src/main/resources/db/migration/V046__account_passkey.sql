CREATE TABLE passkey (
    id              uuid PRIMARY KEY,
    staff           uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    credential      bytea NOT NULL UNIQUE,
    name            text NOT NULL,
    public_key      bytea NOT NULL, -- COSE
    signatures      bigint NOT NULL,
    verifies_user   boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up       boolean NOT NULL,
    transports      text NOT NULL, -- comma between
    attestation     bytea,
    client_data     bytea,
    created_at      timestamptz NOT NULL,
    used_at         timestamptz
);
CREATE INDEX passkey_staff ON passkey (staff);
