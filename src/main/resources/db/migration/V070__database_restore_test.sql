-- When a backup was last proven to be restorable, written by k8s/components/backup/backup.
CREATE TABLE restore_test (
    at timestamptz NOT NULL DEFAULT now() PRIMARY KEY,
    seconds integer NOT NULL,
    rows bigint NOT NULL,
    bytes bigint NOT NULL
);
COMMENT ON COLUMN restore_test.seconds IS 'from the first byte read to the last row compared';
COMMENT ON COLUMN restore_test.bytes IS 'size of the dump';
