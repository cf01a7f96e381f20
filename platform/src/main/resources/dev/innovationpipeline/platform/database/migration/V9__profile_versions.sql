-- The version of the company's profile that a stage told the model of: a JSON object of version and hash; null for
-- stages that tell of no company.
ALTER TABLE "StageOutput"
  ADD COLUMN IF NOT EXISTS profile jsonb;

ALTER TABLE output_archive
  ADD COLUMN profile jsonb;

CREATE OR REPLACE VIEW attempt_outputs AS
SELECT run_id, attempt, stage_number, markdown, json, model, prompt_version, prompt_tokens,
  completion_tokens, cost_usd, started_at, completed_at, copied_from_attempt, degraded, profile
FROM output_archive
UNION ALL
SELECT "runId"::text, attempt, "stageNumber", "markdownOutput", "jsonOutput", model,
  "promptVersion", "promptTokens", "completionTokens", "costUsd", "startedAt", "createdAt", NULL,
  degraded, profile
FROM "StageOutput" AS output
WHERE NOT EXISTS (SELECT FROM attempt_archive WHERE run_id = output."runId"::text);
