-- What people changed in outputs and cards: the newest edit of each, beside the model's own words, which stay where
-- they are. Card 0 is the output as a whole. An edit may come before its output, and belongs to that of one attempt.
CREATE TABLE output_edit (
  run_id text NOT NULL,
  attempt integer NOT NULL,
  stage_number integer NOT NULL,
  card integer NOT NULL,
  version integer NOT NULL,
  output jsonb NOT NULL,
  edited_by text NOT NULL,
  key_id text,
  at timestamp(3) NOT NULL,
  PRIMARY KEY (run_id, attempt, stage_number, card)
);

-- A card shows its edit; version, person and time are null for one as the model wrote it.
ALTER TABLE "OpportunityCard"
  ADD COLUMN IF NOT EXISTS "editVersion" integer,
  ADD COLUMN IF NOT EXISTS "editedBy" text,
  ADD COLUMN IF NOT EXISTS "editedAt" timestamp(3);

-- The edit that an attempt began with: a JSON object of version, by, key_id and at; null for what a model wrote.
ALTER TABLE "StageOutput"
  ADD COLUMN IF NOT EXISTS edited jsonb;

ALTER TABLE output_archive
  ADD COLUMN edited jsonb;

CREATE OR REPLACE VIEW attempt_outputs AS
SELECT run_id, attempt, stage_number, markdown, json, model, prompt_version, prompt_tokens,
  completion_tokens, cost_usd, started_at, completed_at, copied_from_attempt, degraded, profile, edited
FROM output_archive
UNION ALL
SELECT "runId"::text, attempt, "stageNumber", "markdownOutput", "jsonOutput", model,
  "promptVersion", "promptTokens", "completionTokens", "costUsd", "startedAt", "createdAt", NULL,
  degraded, profile, edited
FROM "StageOutput" AS output
WHERE NOT EXISTS (SELECT FROM attempt_archive WHERE run_id = output."runId"::text);

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
  TRUNCATE attempt_archive, output_archive, card_star, evidence, card_evidence, output_edit;
  RETURN new_epoch;
END $$;
