package dev.innovationpipeline.ingest.results;

/** Tables with some runs. */
final class StoredRows {

  /** Of the seed: one run that failed and one with results. */
  static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "currentStage" integer, "errorMessage" text,
        "createdAt" timestamp(3), "userId" text, "companyId" text, "costUsd" numeric,
        "blobUrl" text);
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, "markdownOutput" text,
        "jsonOutput" jsonb, model text);
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration1Content" text, "inspiration1Elements" text[], "inspiration2Title" text,
        "inspiration2Content" text, "inspiration2Elements" text[]);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text, problem text, solution text, "why_now" text, "target_segment" text,
        "quick_win" text, starred boolean);
      INSERT INTO "Run" VALUES
        ('old', 'FAILED', 2, 'No.', '2026-01-01 10:00', 'u', 'c', 0, NULL),
        ('new', 'COMPLETED', 5, NULL, '2026-01-02 10:00', 'u', 'd', 0.5, 'http://h/a/Report%20One.pdf');
      INSERT INTO "StageOutput" VALUES ('new', 1, '# One', '{"a": 1}', 'm');
      INSERT INTO "InspirationReport" VALUES ('new', 'A', 'a', '{x,y}', 'B', 'b', '{z}');
      INSERT INTO "OpportunityCard" VALUES
        ('k2', 'new', 2, 'Two', 't', 'p', 'A fridge on wheels', 'now', 's', 'q', false),
        ('k1', 'new', 1, 'One', 't', 'p', 's', 'now', 's', 'q', true);
      """;

  /** Views of the sink; here tables of the same columns. */
  static final String ATTEMPTS =
      """
      CREATE TABLE run_attempts (run_id text, attempt integer, status text, from_stage integer,
        cost_usd numeric, requested_at timestamp(3));
      CREATE TABLE attempt_outputs (run_id text, attempt integer, stage_number integer,
        markdown text, json jsonb, copied_from_attempt integer);
      INSERT INTO run_attempts VALUES
        ('new', 1, 'COMPLETED', 1, 0.5, '2026-01-02 10:00'),
        ('new', 2, 'COMPLETED', 5, 0.2, '2026-01-02 11:00');
      INSERT INTO attempt_outputs VALUES
        ('new', 1, 1, 'one', '{"inspirations":[{"title":"A","content":"a","key_elements":["x"]}]}', NULL),
        ('new', 1, 4, 'four', NULL, NULL),
        ('new', 1, 5, 'five', '{"cards":[{"number":1,"title":"Old"}]}', NULL),
        ('new', 2, 4, 'four', NULL, 1),
        ('new', 2, 5, 'other', '{"cards":[{"number":1,"title":"New"}]}', NULL);
      """;

  /** Attempt 1 waited, and attempts went on from it. */
  static final String WAITING =
      """
      UPDATE run_attempts SET status = 'RUNNING' WHERE attempt = 1;
      INSERT INTO run_attempts VALUES
        ('new', 3, 'PENDING', 4, NULL, NULL), ('other', 4, 'COMPLETED', 1, NULL, NULL);
      """;

  private StoredRows() {}
}
