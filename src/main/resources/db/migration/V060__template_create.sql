-- Mails as admins wrote them: rows are added and never changed, but for the note that one failed.
CREATE TABLE template_version (
    id            uuid PRIMARY KEY,
    mail          text NOT NULL, -- folder of mail-templates
    language      text NOT NULL,
    number        integer NOT NULL, -- counted from 1 for each mail and language
    published     boolean NOT NULL, -- false: made for a test mail only
    ours          boolean NOT NULL, -- true: from here on the one that comes with the software is used again
    subject       text NOT NULL,
    body          text NOT NULL, -- the text part
    html          text NOT NULL,
    words         text NOT NULL,
    note          text NOT NULL,
    staff         uuid NOT NULL,
    staff_name    text NOT NULL,
    created_at    timestamptz NOT NULL,
    broken_at     timestamptz, -- it made no mail of somebody's values: older ones are used
    broken_reason text,
    UNIQUE (mail, language, number)
);

-- When admins were last told by mail that a template is broken.
CREATE TABLE template_notice (
    only_one boolean PRIMARY KEY CHECK (only_one),
    told_at  timestamptz NOT NULL
);
