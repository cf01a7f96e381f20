package dev.innovationpipeline.ingest.access;

/** The database with a run of each of two companies. */
final class StoredRuns {

  static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "companyId" text, "userId" text, "blobUrl" text,
        "createdAt" timestamp(3));
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, degraded jsonb);
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration2Title" text);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text, problem text, solution text, "why_now" text, "target_segment" text,
        "quick_win" text, starred boolean);
      CREATE TABLE run_attempts (run_id text, attempt integer, status text, from_stage integer,
        job_id text, cost_usd numeric, prompt_tokens bigint, completion_tokens bigint,
        requested_at timestamp(3));
      CREATE TABLE attempt_outputs (run_id text, attempt integer, stage_number integer);
      CREATE TABLE sink_epoch (epoch integer);
      INSERT INTO sink_epoch VALUES (1);
      CREATE FUNCTION rebuild_from_topics() RETURNS integer LANGUAGE sql AS
        'UPDATE sink_epoch SET epoch = epoch + 1 RETURNING epoch';
      INSERT INTO "Run" VALUES
        ('matrix', 'COMPLETED', 'a', 'u', 'http://h/a.pdf', '2026-11-29'),
        ('foreign', 'COMPLETED', 'b', 'u', 'http://h/b.pdf', '2026-11-29');
      INSERT INTO "OpportunityCard" VALUES
        ('card-a', 'matrix', 1, 'A', 't', 'p', 's', 'n', 't', 'q', false);
      """;

  private StoredRuns() {}
}
