package dev.innovationpipeline.ingest.share;

/** A database with a run of two attempts, one that goes on, and one of another company. */
final class SharedRuns {

  static final String ROWS =
      """
      CREATE TABLE "Run" (id text, status text, "companyId" text, "userId" text, "blobUrl" text,
        attempt integer, "createdAt" timestamp(3));
      CREATE TABLE "StageOutput" ("runId" text, "stageNumber" integer, "markdownOutput" text,
        "jsonOutput" jsonb, attempt integer, degraded jsonb);
      CREATE TABLE "InspirationReport" ("runId" text, "inspiration1Title" text,
        "inspiration1Content" text, "inspiration1Elements" text[], "inspiration2Title" text,
        "inspiration2Content" text, "inspiration2Elements" text[]);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        attempt integer, starred boolean);
      CREATE TABLE run_attempts (run_id text, attempt integer, status text, from_stage integer,
        requested_at timestamp(3));
      CREATE TABLE attempt_outputs (run_id text, attempt integer, stage_number integer,
        markdown text, json jsonb, copied_from_attempt integer);
      CREATE TABLE output_edit (run_id text, attempt integer, stage_number integer, card integer,
        version integer, output jsonb, edited_by text, key_id text, at timestamp(3));
      CREATE FUNCTION run(id text, company text, state text) RETURNS void LANGUAGE sql AS $$
        INSERT INTO "Run" VALUES
          (id, state, company, 'u', 'http://h/Trend%20Report.pdf', 1, '2026-11-29 10:00');
        INSERT INTO run_attempts VALUES (id, 1, state, 1, '2026-11-29 10:00');
        INSERT INTO attempt_outputs VALUES
          (id, 1, 1, 'one', '{"inspirations":[{"title":"A","content":"a","key_elements":["x"]}],
            "quotes":[{"id":"q1","inspiration":1,"text":"Farms <b>matter</b>","verified":true,
              "place":{"kind":"page","number":3}}]}', NULL),
          (id, 1, 5, 'five', '{"cards":[
            {"number":1,"title":"First <script>alert(1)</script>","tagline":"A tagline & more",
              "problem":"The problem","solution":"The solution"},
            {"number":2,"title":"بطاقة","tagline":"عربي","problem":"مشكلة","solution":"حل"},
            {"number":3,"title":"日本語のカード","tagline":"ひとこと"}],
            "sources":[{"card":1,"inspiration":1,"principle":2,"principle_title":"Openness",
              "quotes":["q1"]}]}', NULL);
        INSERT INTO "OpportunityCard" VALUES
          (id || '-1', id, 1, 'First', 1, false), (id || '-2', id, 2, 'Second', 1, false),
          (id || '-3', id, 3, 'Third', 1, false);
      $$;
      SELECT run('shared', 'a', 'COMPLETED');
      SELECT run('again', 'a', 'COMPLETED');
      SELECT run('many', 'a', 'COMPLETED');
      SELECT run('erased', 'a', 'COMPLETED');
      SELECT run('waiting', 'a', 'RUNNING');
      SELECT run('foreign', 'b', 'COMPLETED');
      SELECT run('excluded', 'secret', 'COMPLETED');
      """;

  /** A second attempt, whose cards readers see from now on. */
  static final String SECOND_ATTEMPT =
      """
      INSERT INTO run_attempts VALUES ('again', 2, 'COMPLETED', 5, '2026-11-29 11:00');
      INSERT INTO attempt_outputs VALUES
        ('again', 2, 5, 'five', '{"cards":[{"number":1,"title":"Another"}]}', NULL);
      DELETE FROM "OpportunityCard" WHERE "runId" = 'again';
      INSERT INTO "OpportunityCard" VALUES ('again-1', 'again', 1, 'Another', 2, false);
      """;

  static final String EDIT =
      """
      INSERT INTO output_edit VALUES ('again', 1, 5, 1, 1,
        '{"card":{"number":1,"title":"Edited by a person"}}', 'anna', NULL, '2026-11-29 12:00');
      """;

  private SharedRuns() {}
}
