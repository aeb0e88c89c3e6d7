-- What goes on within one occurrence, beside or after each other: [{title, from, to}], minutes after its start.
ALTER TABLE occurrence ADD COLUMN tracks jsonb NOT NULL DEFAULT '[]';
-- Ids of those who are invited to this one occurrence; what they mean is kept elsewhere.
ALTER TABLE occurrence ADD COLUMN invited jsonb NOT NULL DEFAULT '[]';
