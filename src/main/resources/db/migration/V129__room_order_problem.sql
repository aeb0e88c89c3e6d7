-- Why an order waits. One that waits because somebody alone was refused goes at once when others come or go.
ALTER TABLE room_order ADD COLUMN problem text NOT NULL DEFAULT '';
