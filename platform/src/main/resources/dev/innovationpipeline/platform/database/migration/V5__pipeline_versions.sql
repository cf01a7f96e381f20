-- The pipeline version that a run began under, and how many stages it has. Runs before there were
-- versions went through the first one, with five stages.
ALTER TABLE "Run"
  ADD COLUMN IF NOT EXISTS "pipelineVersion" integer NOT NULL DEFAULT 1,
  ADD COLUMN IF NOT EXISTS "pipelineStages" integer NOT NULL DEFAULT 5;

ALTER TABLE attempt_archive
  ADD COLUMN pipeline_version integer NOT NULL DEFAULT 1,
  ADD COLUMN pipeline_stages integer NOT NULL DEFAULT 5;

CREATE OR REPLACE VIEW run_attempts AS
SELECT run_id, attempt, status, CASE attempt WHEN 1 THEN 1 ELSE from_stage END AS from_stage,
  current_stage, error_message, error_code, model, prompt_version, job_id, prompt_tokens,
  completion_tokens, cost_usd, requested_at, completed_at, updated_at, pipeline_version,
  pipeline_stages
FROM attempt_archive
UNION ALL
SELECT id::text, attempt, status::text, 1, "currentStage", "errorMessage", "errorCode", model,
  "promptVersion", "jobId", "promptTokens", "completionTokens", "costUsd", "createdAt",
  "completedAt", "updatedAt", "pipelineVersion", "pipelineStages"
FROM "Run" AS run
WHERE NOT EXISTS (SELECT FROM attempt_archive WHERE run_id = run.id::text);
