-- The ORGANIZER each calendar object was told with: programs refuse updates that name another one.
ALTER TABLE invitation ADD COLUMN organizer text NOT NULL DEFAULT '';

UPDATE invitation i SET organizer = o.address
FROM meeting m JOIN organizer o ON o.group_id = m.group_id
WHERE m.id = i.meeting_id;

-- Every address that was ever the ORGANIZER of a group's objects: answers still come there after the scheme has changed.
CREATE TABLE organizer_address (
    address text PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES working_group (id)
);

INSERT INTO organizer_address (address, group_id) SELECT lower(address), group_id FROM organizer;
