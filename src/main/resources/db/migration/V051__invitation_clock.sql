-- How the clocks of a zone ran by the time zone data that members were told by; contents name it by its id.
CREATE TABLE told_clock (
    id text PRIMARY KEY,
    rules text NOT NULL
);

-- When a job that one replica is to do now and then is due next.
CREATE TABLE invitation_job (
    name text PRIMARY KEY,
    due_at timestamptz NOT NULL
);
