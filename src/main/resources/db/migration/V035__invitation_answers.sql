-- An answer belongs to what was asked: replies to anything before the SEQUENCE that asked last count no more.
ALTER TABLE invitation ADD COLUMN asked int NOT NULL DEFAULT 0;
ALTER TABLE invitation ADD COLUMN comment text NOT NULL DEFAULT '';

-- What was answered for one date of a series apart from the others; NEEDS_ACTION where the date was moved since.
CREATE TABLE date_answer (
    invitation_id uuid NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
    original timestamp NOT NULL,
    answer text NOT NULL CHECK (answer IN ('NEEDS_ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED')),
    answered_at timestamptz,
    asked int NOT NULL DEFAULT 0,
    comment text NOT NULL DEFAULT '',
    PRIMARY KEY (invitation_id, original)
);
