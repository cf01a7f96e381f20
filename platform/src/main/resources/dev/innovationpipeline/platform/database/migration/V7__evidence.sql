-- Quotes of the document on which the inspirations of an attempt rest. They are facts of an attempt,
-- whichever attempt readers see: the attempt of the output of stage 1 tells which count.
CREATE TABLE evidence (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  quote text NOT NULL,
  inspiration integer NOT NULL,
  text text NOT NULL,
  verified boolean NOT NULL,
  passage text,
  passage_start integer,
  passage_end integer,
  place_kind text,
  place_number integer,
  place_name text,
  likeness double precision,
  PRIMARY KEY (run_id, attempt, quote)
);

-- What each card of an attempt rests on, and whether the model said so or code chose it.
CREATE TABLE card_evidence (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  card integer NOT NULL,
  inspiration integer,
  inspiration_by text,
  principle integer,
  principle_title text,
  principle_by text,
  quotes text[] NOT NULL,
  quotes_by text,
  PRIMARY KEY (run_id, attempt, card)
);

CREATE OR REPLACE FUNCTION rebuild_from_topics() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  new_epoch uuid := gen_random_uuid();
  row_by_row boolean;
BEGIN
  UPDATE sink_epoch SET epoch = new_epoch; -- waits for the batches that are being written
  row_by_row := EXISTS (SELECT FROM "Run" WHERE progress < 0);
  IF NOT row_by_row THEN
    BEGIN
      TRUNCATE "OpportunityCard", "InspirationReport", "StageOutput", "Run";
    EXCEPTION WHEN feature_not_supported THEN -- a table of somebody else's refers to these
      row_by_row := true;
    END;
  END IF;
  IF row_by_row THEN
    DELETE FROM "OpportunityCard" WHERE "runId" IN (SELECT id FROM "Run" WHERE progress >= 0);
    DELETE FROM "InspirationReport" WHERE "runId" IN (SELECT id FROM "Run" WHERE progress >= 0);
    DELETE FROM "StageOutput" WHERE "runId" IN (SELECT id FROM "Run" WHERE progress >= 0);
    DELETE FROM "Run" WHERE progress >= 0;
  END IF;
  TRUNCATE attempt_archive, output_archive, card_star, evidence, card_evidence;
  RETURN new_epoch;
END $$;
