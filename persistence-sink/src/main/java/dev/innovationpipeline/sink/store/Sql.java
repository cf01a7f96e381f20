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
        :companyId, :blobUrl, :attempt, :progress, 0, 0, 0,
        :createdAt, :completedAt, :updatedAt)
      ON CONFLICT (id) DO UPDATE SET
        status = EXCLUDED.status,
        "currentStage" = EXCLUDED."currentStage",
        "errorMessage" = EXCLUDED."errorMessage",
        "errorCode" = EXCLUDED."errorCode",
        "userId" = EXCLUDED."userId",
        "companyId" = EXCLUDED."companyId",
        "blobUrl" = EXCLUDED."blobUrl",
        attempt = EXCLUDED.attempt,
        progress = EXCLUDED.progress,
        "completedAt" = EXCLUDED."completedAt",
        "updatedAt" = EXCLUDED."updatedAt"
      WHERE (run.attempt, run.progress) < (EXCLUDED.attempt, EXCLUDED.progress)
        OR ((run.attempt, run.progress) = (EXCLUDED.attempt, EXCLUDED.progress)
          AND (run."companyId" IS NULL OR run."updatedAt" < EXCLUDED."updatedAt"))
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
