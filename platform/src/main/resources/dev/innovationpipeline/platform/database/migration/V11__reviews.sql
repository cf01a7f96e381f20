-- What happened to the reviews that attempts wait for: event is DECIDED or REMINDED. An attempt ends
-- with its first review, so there is one of each at most.
CREATE TABLE review (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  event text NOT NULL,
  stage integer NOT NULL,
  decision text,
  comment text,
  decided_by text,
  at timestamp(3) NOT NULL,
  PRIMARY KEY (run_id, attempt, event)
);

-- A rebuild empties the archive, and with it this table, whatever version of its function there is.
CREATE FUNCTION empty_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE review;
  RETURN NULL;
END $$;

CREATE TRIGGER empty_review AFTER TRUNCATE ON attempt_archive
FOR EACH STATEMENT EXECUTE FUNCTION empty_review();
