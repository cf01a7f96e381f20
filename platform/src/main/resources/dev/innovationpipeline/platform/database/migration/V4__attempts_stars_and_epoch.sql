-- The seed's tables show a run's newest state and the outputs that readers see. What is known of a
-- run with several attempts is in the archive tables, and the seed's rows are a projection of it.

ALTER TABLE "Run"
  ADD COLUMN IF NOT EXISTS model text,
  ADD COLUMN IF NOT EXISTS "promptVersion" text,
  ADD COLUMN IF NOT EXISTS "jobId" text,
  ALTER COLUMN progress SET DEFAULT -1;

-- A progress below 0 says that no event has touched the row: what others wrote gives way to events.
-- All events are read again after this migration, as the epoch below is new.
UPDATE "Run" SET progress = -1;

ALTER TABLE "OpportunityCard"
  ADD COLUMN IF NOT EXISTS starred boolean NOT NULL DEFAULT false;

CREATE TABLE attempt_archive (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  status text NOT NULL,
  progress integer NOT NULL,
  current_stage integer NOT NULL,
  error_message text,
  error_code text,
  user_id text NOT NULL,
  company_id text NOT NULL,
  blob_url text NOT NULL,
  model text,
  prompt_version text,
  job_id text,
  from_stage integer,
  prompt_tokens bigint NOT NULL,
  completion_tokens bigint NOT NULL,
  cost_usd numeric NOT NULL,
  run_requested_at timestamp(3) NOT NULL,
  requested_at timestamp(3) NOT NULL,
  completed_at timestamp(3),
  updated_at timestamp(3) NOT NULL,
  PRIMARY KEY (run_id, attempt)
);

CREATE TABLE output_archive (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  stage_number integer NOT NULL,
  markdown text NOT NULL,
  json jsonb,
  model text NOT NULL,
  prompt_version text NOT NULL,
  prompt_tokens bigint NOT NULL,
  completion_tokens bigint NOT NULL,
  cost_usd numeric NOT NULL,
  started_at timestamp(3) NOT NULL,
  completed_at timestamp(3) NOT NULL,
  copied_from_attempt integer,
  PRIMARY KEY (run_id, attempt, stage_number)
);

-- A star may come before its card, and belongs to the card of one attempt.
CREATE TABLE card_star (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  card integer NOT NULL,
  starred boolean NOT NULL,
  at timestamp(3) NOT NULL,
  PRIMARY KEY (run_id, attempt, card)
);

-- Of these nothing is written any more, whatever comes late or is read again.
CREATE TABLE forgotten_run (
  run_id text PRIMARY KEY
);

-- Offsets count only with the epoch under which they were committed.
CREATE TABLE sink_epoch (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch uuid NOT NULL
);
INSERT INTO sink_epoch (epoch) VALUES (gen_random_uuid());

CREATE VIEW run_attempts AS
SELECT run_id, attempt, status, CASE attempt WHEN 1 THEN 1 ELSE from_stage END AS from_stage,
  current_stage, error_message, error_code, model, prompt_version, job_id, prompt_tokens,
  completion_tokens, cost_usd, requested_at, completed_at, updated_at
FROM attempt_archive
UNION ALL
SELECT id::text, attempt, status::text, 1, "currentStage", "errorMessage", "errorCode", model,
  "promptVersion", "jobId", "promptTokens", "completionTokens", "costUsd", "createdAt",
  "completedAt", "updatedAt"
FROM "Run" AS run
WHERE NOT EXISTS (SELECT FROM attempt_archive WHERE run_id = run.id::text);

CREATE VIEW attempt_outputs AS
SELECT run_id, attempt, stage_number, markdown, json, model, prompt_version, prompt_tokens,
  completion_tokens, cost_usd, started_at, completed_at, copied_from_attempt
FROM output_archive
UNION ALL
SELECT "runId"::text, attempt, "stageNumber", "markdownOutput", "jsonOutput", model,
  "promptVersion", "promptTokens", "completionTokens", "costUsd", "startedAt", "createdAt", NULL
FROM "StageOutput" AS output
WHERE NOT EXISTS (SELECT FROM attempt_archive WHERE run_id = output."runId"::text);

-- Empties what events made and gives a new epoch, so that the sink reads all topics again. Rows
-- that no event ever touched stay, as nothing would bring them back; so do the forgotten ids, so
-- that nothing of those runs is to be seen meanwhile.
CREATE FUNCTION rebuild_from_topics() RETURNS uuid LANGUAGE plpgsql AS $$
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
  TRUNCATE attempt_archive, output_archive, card_star;
  RETURN new_epoch;
END $$;
