-- What was lost in the result of a stage: a JSON array of code, message and card; null for nothing.
ALTER TABLE "StageOutput"
  ADD COLUMN IF NOT EXISTS degraded jsonb;

ALTER TABLE output_archive
  ADD COLUMN degraded jsonb;

CREATE OR REPLACE VIEW attempt_outputs AS
SELECT run_id, attempt, stage_number, markdown, json, model, prompt_version, prompt_tokens,
  completion_tokens, cost_usd, started_at, completed_at, copied_from_attempt, degraded
FROM output_archive
UNION ALL
SELECT "runId"::text, attempt, "stageNumber", "markdownOutput", "jsonOutput", model,
  "promptVersion", "promptTokens", "completionTokens", "costUsd", "startedAt", "createdAt", NULL,
  degraded
FROM "StageOutput" AS output
WHERE NOT EXISTS (SELECT FROM attempt_archive WHERE run_id = output."runId"::text);
