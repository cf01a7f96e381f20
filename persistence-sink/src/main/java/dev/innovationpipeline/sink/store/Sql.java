package dev.innovationpipeline.sink.store;

/**
 * All statements of the sink. Parameters are named after what they carry; times are written in UTC
 * without zone, as Prisma does.
 */
final class Sql {

  static final String RUN =
      """
      INSERT INTO "Run" AS run (id, status, "currentStage", "errorMessage", "errorCode", "userId",
        "companyId", "blobUrl", attempt, progress, "promptTokens", "completionTokens", "costUsd",
        "createdAt", "completedAt", "updatedAt")
      VALUES (:id, :status, :currentStage, :errorMessage, :errorCode, :userId,
        :companyId, :blobUrl, :attempt, :progress, :promptTokens, :completionTokens, :costUsd,
        :createdAt, :completedAt, :updatedAt)
      ON CONFLICT (id) DO UPDATE SET
        (status, "errorMessage", "errorCode", "userId", "companyId", "blobUrl", attempt, progress,
          "completedAt") =
          (SELECT newest.status, newest."errorMessage", newest."errorCode", newest."userId",
            newest."companyId", newest."blobUrl", newest.attempt, newest.progress,
            newest."completedAt"
          FROM (SELECT run.* UNION ALL SELECT EXCLUDED.*) AS newest
          ORDER BY newest.attempt DESC, newest.progress DESC,
            coalesce(newest."errorMessage", '') COLLATE "C" DESC,
            coalesce(newest."errorCode", '') COLLATE "C" DESC, newest."companyId" NULLS LAST
          LIMIT 1),
        "currentStage" = CASE sign(run.attempt - EXCLUDED.attempt) WHEN 1 THEN run."currentStage"
          WHEN -1 THEN EXCLUDED."currentStage" ELSE greatest(run."currentStage", EXCLUDED."currentStage") END,
        "promptTokens" = CASE sign(run.attempt - EXCLUDED.attempt) WHEN 1 THEN run."promptTokens"
          WHEN -1 THEN EXCLUDED."promptTokens" ELSE greatest(run."promptTokens", EXCLUDED."promptTokens") END,
        "completionTokens" = CASE sign(run.attempt - EXCLUDED.attempt) WHEN 1 THEN run."completionTokens"
          WHEN -1 THEN EXCLUDED."completionTokens" ELSE greatest(run."completionTokens", EXCLUDED."completionTokens") END,
        "costUsd" = CASE sign(run.attempt - EXCLUDED.attempt) WHEN 1 THEN run."costUsd"
          WHEN -1 THEN EXCLUDED."costUsd" ELSE greatest(run."costUsd", EXCLUDED."costUsd") END,
        "createdAt" = EXCLUDED."createdAt",
        "updatedAt" = greatest(run."updatedAt", EXCLUDED."updatedAt")
      WHERE run.attempt <= EXCLUDED.attempt OR run."updatedAt" < EXCLUDED."updatedAt"
      """;

  static final String STAGE_OUTPUT =
      """
      INSERT INTO "StageOutput" AS output (id, "runId", "stageNumber", "markdownOutput", "jsonOutput",
        attempt, model, "promptVersion", "promptTokens", "completionTokens", "costUsd", "startedAt",
        "createdAt")
      VALUES (:id, :runId, :stageNumber, :markdown, :json,
        :attempt, :model, :promptVersion, :promptTokens, :completionTokens, :costUsd, :startedAt,
        :createdAt)
      ON CONFLICT (id) DO UPDATE SET
        "markdownOutput" = EXCLUDED."markdownOutput",
        "jsonOutput" = EXCLUDED."jsonOutput",
        attempt = EXCLUDED.attempt,
        model = EXCLUDED.model,
        "promptVersion" = EXCLUDED."promptVersion",
        "promptTokens" = EXCLUDED."promptTokens",
        "completionTokens" = EXCLUDED."completionTokens",
        "costUsd" = EXCLUDED."costUsd",
        "startedAt" = EXCLUDED."startedAt",
        "createdAt" = EXCLUDED."createdAt"
      WHERE (output.attempt, output."createdAt") < (EXCLUDED.attempt, EXCLUDED."createdAt")
      """;

  static final String INSPIRATION_REPORT =
      """
      INSERT INTO "InspirationReport" AS report (id, "runId",
        "inspiration1Title", "inspiration1Content", "inspiration1Elements",
        "inspiration2Title", "inspiration2Content", "inspiration2Elements",
        attempt, "createdAt", "updatedAt")
      VALUES (:id, :runId,
        :title1, :content1, :elements1,
        :title2, :content2, :elements2,
        :attempt, :createdAt, :createdAt)
      ON CONFLICT (id) DO UPDATE SET
        "inspiration1Title" = EXCLUDED."inspiration1Title",
        "inspiration1Content" = EXCLUDED."inspiration1Content",
        "inspiration1Elements" = EXCLUDED."inspiration1Elements",
        "inspiration2Title" = EXCLUDED."inspiration2Title",
        "inspiration2Content" = EXCLUDED."inspiration2Content",
        "inspiration2Elements" = EXCLUDED."inspiration2Elements",
        attempt = EXCLUDED.attempt,
        "updatedAt" = EXCLUDED."updatedAt"
      WHERE (report.attempt, report."updatedAt") < (EXCLUDED.attempt, EXCLUDED."updatedAt")
      """;

  static final String OPPORTUNITY_CARD =
      """
      INSERT INTO "OpportunityCard" AS card (id, "runId", "userId", number, title, tagline, problem,
        solution, "why_now", "target_segment", "quick_win", starred, parsed, attempt, "createdAt",
        "updatedAt")
      VALUES (:id, :runId, :userId, :number, :title, :tagline, :problem,
        :solution, :whyNow, :targetSegment, :quickWin, false, :parsed, :attempt, :createdAt,
        :createdAt)
      ON CONFLICT (id) DO UPDATE SET
        title = EXCLUDED.title,
        tagline = EXCLUDED.tagline,
        problem = EXCLUDED.problem,
        solution = EXCLUDED.solution,
        "why_now" = EXCLUDED."why_now",
        "target_segment" = EXCLUDED."target_segment",
        "quick_win" = EXCLUDED."quick_win",
        parsed = EXCLUDED.parsed,
        attempt = EXCLUDED.attempt,
        "updatedAt" = EXCLUDED."updatedAt"
      WHERE (card.attempt, card."updatedAt") < (EXCLUDED.attempt, EXCLUDED."updatedAt")
      """;

  private Sql() {}
}
