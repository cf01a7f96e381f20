package dev.innovationpipeline.sink.postgres;

/**
 * All statements of the sink but the writing of whole rows, which {@link Table} has. A question
 * mark after ANY takes an array as text, so that ids may be text or uuid.
 */
final class Sql {

  /** Held until the transaction ends, so that a rebuild waits for it. */
  static final String GENERATION_HELD =
      """
      SELECT epoch::text FROM sink_epoch FOR SHARE
      """;

  static final String GENERATION =
      """
      SELECT epoch::text FROM sink_epoch
      """;

  /**
   * One writer a partition: one that lost its partitions and does not know it yet must not write at
   * the same time as their new owner. The first number is ours among all users of such locks.
   */
  static final String LOCK_PARTITIONS =
      """
      SELECT pg_advisory_xact_lock(1936289387, number) FROM unnest(?::int[]) AS number
      """;

  static final String FORGOTTEN =
      """
      SELECT run_id FROM forgotten_run WHERE run_id = ANY (?)
      """;

  static final String ARCHIVED =
      """
      SELECT DISTINCT run_id FROM attempt_archive WHERE run_id = ANY (?)
      """;

  /** Progress is below 0 in a row that no event has touched, as when a front end made it. */
  static final String RUNS =
      """
      SELECT id::text AS run_id, attempt, progress, "currentStage" AS current_stage,
        "errorCode" AS error_code, "errorMessage" AS error_message, "userId" AS user_id,
        "companyId" AS company_id, "blobUrl" AS blob_url, model, "promptVersion" AS prompt_version,
        "jobId" AS job_id, "pipelineVersion" AS pipeline_version,
        "pipelineStages" AS pipeline_stages, CAST(NULL AS integer) AS from_stage,
        "promptTokens" AS prompt_tokens, "completionTokens" AS completion_tokens,
        "costUsd" AS cost_usd, "createdAt" AS run_requested_at, "createdAt" AS requested_at,
        "completedAt" AS completed_at, "updatedAt" AS updated_at
      FROM "Run" WHERE id = ANY (?)
      """;

  static final String ARCHIVED_ATTEMPTS =
      """
      SELECT * FROM attempt_archive WHERE run_id = ANY (?)
      """;

  static final String PRESENT_OUTPUTS =
      """
      SELECT "runId"::text AS run_id, "stageNumber" AS stage_number, attempt,
        "createdAt" AS completed_at
      FROM "StageOutput" WHERE "runId" = ANY (?)
      """;

  static final String ARCHIVED_OUTPUTS =
      """
      SELECT run_id, stage_number, attempt, completed_at FROM output_archive WHERE run_id = ANY (?)
      """;

  static final String OUTPUT =
      """
      SELECT * FROM output_archive WHERE run_id = ? AND attempt = ? AND stage_number = ?
      """;

  /** Archives the outputs that were written while a run had one attempt. */
  static final String ARCHIVE_OUTPUTS =
      """
      INSERT INTO output_archive (run_id, attempt, stage_number, markdown, json, model,
        prompt_version, prompt_tokens, completion_tokens, cost_usd, started_at, completed_at,
        degraded, profile, edited)
      SELECT "runId"::text, attempt, "stageNumber", "markdownOutput", "jsonOutput",
        coalesce(model, ''), coalesce("promptVersion", ''), "promptTokens", "completionTokens",
        "costUsd", coalesce("startedAt", "createdAt"), "createdAt", degraded,
        profile, edited
      FROM "StageOutput" WHERE "runId" = ANY (?)
      """;

  static final String STARS =
      """
      SELECT run_id, attempt, card, starred, at FROM card_star WHERE run_id = ANY (?)
      """;

  static final String STAR_CARD =
      """
      UPDATE "OpportunityCard" SET starred = ?, "updatedAt" = greatest("createdAt", "editedAt", ?)
      WHERE id = ? AND attempt = ?
      """;

  static final String EDITS =
      """
      SELECT run_id, attempt, stage_number, card, version, output::text AS output, edited_by, key_id, at
      FROM output_edit WHERE run_id = ANY (?)
      """;

  /** After the stars, whose times are among those of which the latest is kept. */
  static final String EDIT_CARD =
      """
      UPDATE "OpportunityCard" SET title = ?, tagline = ?, problem = ?, solution = ?, "why_now" = ?,
        "target_segment" = ?, "quick_win" = ?, parsed = ?, "editVersion" = ?, "editedBy" = ?,
        "editedAt" = ?, "updatedAt" = greatest("createdAt", ?,
          (SELECT at FROM card_star WHERE run_id = ? AND attempt = ? AND card = ?))
      WHERE id = ? AND attempt = ?
      """;

  static final String DELETE_OUTPUT =
      """
      DELETE FROM "StageOutput" WHERE "runId" = ? AND "stageNumber" = ?
      """;

  /** Of an output that had inspirations, while it is still there. */
  static final String DELETE_REPORT_OF_OUTPUT =
      """
      DELETE FROM "InspirationReport" WHERE "runId" = ? AND EXISTS (
        SELECT FROM "StageOutput" WHERE "runId" = ? AND "stageNumber" = ?
          AND jsonb_exists("jsonOutput"::jsonb, 'inspirations'))
      """;

  /** Of an output that had cards, while it is still there. */
  static final String DELETE_CARDS_OF_OUTPUT =
      """
      DELETE FROM "OpportunityCard" WHERE "runId" = ? AND EXISTS (
        SELECT FROM "StageOutput" WHERE "runId" = ? AND "stageNumber" = ?
          AND jsonb_exists("jsonOutput"::jsonb, 'cards'))
      """;

  static final String DELETE_CARDS =
      """
      DELETE FROM "OpportunityCard" WHERE "runId" = ANY (?)
      """;

  static final String DELETE_REPORTS =
      """
      DELETE FROM "InspirationReport" WHERE "runId" = ANY (?)
      """;

  static final String DELETE_OUTPUTS =
      """
      DELETE FROM "StageOutput" WHERE "runId" = ANY (?)
      """;

  static final String DELETE_RUNS =
      """
      DELETE FROM "Run" WHERE id = ANY (?)
      """;

  static final String DELETE_ARCHIVED_ATTEMPTS =
      """
      DELETE FROM attempt_archive WHERE run_id = ANY (?)
      """;

  static final String DELETE_ARCHIVED_OUTPUTS =
      """
      DELETE FROM output_archive WHERE run_id = ANY (?)
      """;

  static final String DELETE_STARS =
      """
      DELETE FROM card_star WHERE run_id = ANY (?)
      """;

  static final String DELETE_EDITS =
      """
      DELETE FROM output_edit WHERE run_id = ANY (?)
      """;

  /** Takes run ids and attempts in two arrays, pair by pair. */
  static final String DELETE_EVIDENCE_OF_ATTEMPTS =
      """
      DELETE FROM evidence WHERE (run_id, attempt) IN (SELECT * FROM unnest(?::text[], ?::int[]))
      """;

  /** Takes run ids and attempts in two arrays, pair by pair. */
  static final String DELETE_CARD_EVIDENCE_OF_ATTEMPTS =
      """
      DELETE FROM card_evidence
      WHERE (run_id, attempt) IN (SELECT * FROM unnest(?::text[], ?::int[]))
      """;

  static final String DELETE_EVIDENCE =
      """
      DELETE FROM evidence WHERE run_id = ANY (?)
      """;

  static final String DELETE_CARD_EVIDENCE =
      """
      DELETE FROM card_evidence WHERE run_id = ANY (?)
      """;

  static final String DELETE_BATCH_RUNS =
      """
      DELETE FROM batch_run WHERE run_id = ANY (?)
      """;

  static final String DELETE_REVIEWS =
      """
      DELETE FROM review WHERE run_id = ANY (?)
      """;

  /** The later of two facts of one key stays, in whichever order they come. */
  static final String WRITE_REVIEW =
      """
      INSERT INTO review AS r (run_id, attempt, event, stage, decision, comment, decided_by, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (run_id, attempt, event) DO UPDATE SET stage = EXCLUDED.stage,
        decision = EXCLUDED.decision, comment = EXCLUDED.comment,
        decided_by = EXCLUDED.decided_by, at = EXCLUDED.at
      WHERE (r.at, coalesce(r.decision, ''), coalesce(r.comment, ''), coalesce(r.decided_by, ''))
        < (EXCLUDED.at, coalesce(EXCLUDED.decision, ''), coalesce(EXCLUDED.comment, ''),
          coalesce(EXCLUDED.decided_by, ''))
      """;

  static final String FORGET =
      """
      INSERT INTO forgotten_run (run_id) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING
      """;

  private Sql() {}
}
