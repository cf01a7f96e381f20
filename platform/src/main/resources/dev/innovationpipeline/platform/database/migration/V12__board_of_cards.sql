-- What people note on cards and runs: of each run, attempt, card, kind and name the latest. Attempt and
-- card are 0 for the title and the tags of a run, which stay when it is done again.
CREATE TABLE annotation (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  card integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  text text,
  stars integer,
  person text NOT NULL,
  key_id text,
  at timestamp(6) NOT NULL,
  PRIMARY KEY (run_id, attempt, card, kind, name)
);

-- The cards that readers see, as the board searches them: derived from the cards, their runs and the
-- annotations, outside of the transactions that store runs. Rows are narrow, as a page may look through
-- all of them; the words lie apart.
CREATE TABLE card_board (
  card_id text PRIMARY KEY,
  run_id text NOT NULL,
  attempt integer NOT NULL,
  number integer NOT NULL,
  company_id text NOT NULL,
  created_at timestamp(3) NOT NULL,
  status text NOT NULL,
  starred boolean NOT NULL,
  rating double precision,
  ratings integer NOT NULL,
  comments integer NOT NULL,
  tags text[] NOT NULL,
  marks text[] NOT NULL,
  degraded boolean NOT NULL,
  words tsvector NOT NULL
) WITH (toast_tuple_target = 128);

ALTER TABLE card_board ALTER COLUMN words SET STORAGE EXTERNAL;

CREATE INDEX card_board_by_time ON card_board (created_at DESC, card_id DESC);
CREATE INDEX card_board_by_company ON card_board (company_id, created_at DESC, card_id DESC);
CREATE INDEX card_board_by_run ON card_board (run_id);
CREATE INDEX card_board_by_words ON card_board USING gin (words);
CREATE INDEX card_board_by_tags ON card_board USING gin (tags, marks);
CREATE INDEX card_board_by_rating ON card_board (rating) WHERE rating IS NOT NULL;
CREATE INDEX annotation_of_runs ON annotation (kind, name) WHERE attempt = 0;

-- A rebuild empties the stars; what is above goes with them, whichever version of the function does it.
CREATE FUNCTION empty_board() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE annotation, card_board;
  RETURN NULL;
END $$;

CREATE TRIGGER empty_board AFTER TRUNCATE ON card_star
FOR EACH STATEMENT EXECUTE FUNCTION empty_board();
