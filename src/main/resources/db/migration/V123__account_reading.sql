-- How members of staff read: chosen at the foot of their pages, kept for other browsers and for mail to them.
ALTER TABLE staff ADD language text;
ALTER TABLE staff ADD zone text;
-- The language of the page they last signed in on, or the one they were invited in: for mail until they choose.
ALTER TABLE staff ADD language_seen text;
