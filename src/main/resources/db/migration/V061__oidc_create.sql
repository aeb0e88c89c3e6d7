-- Who at the provider of sign-in is who of the staff; made when an invited person first comes that way.
CREATE TABLE oidc_identity (
    issuer    text NOT NULL,
    subject   text NOT NULL, -- the provider's own, never reassigned
    staff     uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, staff)
);
