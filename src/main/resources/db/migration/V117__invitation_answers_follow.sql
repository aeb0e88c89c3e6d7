-- A date that was asked about again and then answered with all others goes on with them: it has no answer of its own, but
-- calendars know it apart from the others.
ALTER TABLE date_answer ALTER COLUMN answer DROP NOT NULL;
