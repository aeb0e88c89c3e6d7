-- Whether the Chatham House rule applies to a meeting: as its group has it, or decided for the meeting.
ALTER TABLE meeting ADD COLUMN chatham_house text NOT NULL DEFAULT 'GROUP' CHECK (chatham_house IN ('GROUP', 'ON', 'OFF'));
