-- The runs that were started together, for lists of batches. A batch has no row of its own: what is known of
-- it follows from its runs, and goes with them.
CREATE TABLE batch_run (
  run_id text PRIMARY KEY,
  batch_id text NOT NULL,
  document integer NOT NULL,
  documents integer NOT NULL,
  company integer NOT NULL,
  companies integer NOT NULL,
  company_id text NOT NULL,
  user_id text NOT NULL,
  requested_at timestamp(3) NOT NULL
);

CREATE INDEX batch_run_by_time ON batch_run (requested_at DESC, batch_id DESC);

-- A rebuild empties the archive, and with it this table, whatever version of its function there is.
CREATE FUNCTION empty_batch_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE batch_run;
  RETURN NULL;
END $$;

CREATE TRIGGER empty_batch_run AFTER TRUNCATE ON attempt_archive
FOR EACH STATEMENT EXECUTE FUNCTION empty_batch_run();
