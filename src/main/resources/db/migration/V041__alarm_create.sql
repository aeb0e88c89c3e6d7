-- Alarms that staff put off; what an alarm says is computed, never stored.
CREATE TABLE alarm_rest (
    kind text NOT NULL,
    subject uuid NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);
