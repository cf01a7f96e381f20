package dev.innovationpipeline.ingest.database;

/**
 * Every query of this module. Whole rows are read: columns that a database made elsewhere lacks are
 * then left out of the answer rather than failing it.
 */
public final class ResultSql {

  private static final String IS_DEGRADED =
      """
      CAST(r.status AS text) = 'COMPLETED'
        AND r.id IN (SELECT d."runId" FROM "StageOutput" d WHERE d.degraded IS NOT NULL)\
      """;

  private static final String IS_TAGGED =
      """
      EXISTS (SELECT FROM annotation tag WHERE tag.run_id = CAST(r.id AS text) AND tag.attempt = 0
        AND tag.kind = 'tag' AND tag.name = :tag AND tag.text IS NOT NULL)\
      """;

  private static final String HAS_TITLE =
      """
          OR EXISTS (SELECT FROM annotation title WHERE title.run_id = CAST(r.id AS text)
            AND title.attempt = 0 AND title.kind = 'title' AND title.text ILIKE :pattern)\
      """;

  /**
   * Of runs with the conditions that are asked for.
   *
   * @param titled whether a text is also looked for in the titles that people gave
   */
  public static String runs(boolean degraded, boolean tagged, boolean titled) {
    return
"""
      SELECT * FROM "Run" r
      WHERE %s
        AND (CAST(:company AS text) IS NULL OR r."companyId" = :company)
        AND (CAST(:everyCompany AS boolean) OR r."companyId" IN (:companies))
        AND (CAST(:user AS text) IS NULL OR r."userId" = :user)
        AND (CAST(:status AS text) IS NULL OR CAST(r.status AS text) = :status)
        AND (CAST(:since AS timestamp) IS NULL OR r."createdAt" >= :since)
        AND (CAST(:until AS timestamp) IS NULL OR r."createdAt" < :until)
        AND (CAST(:pattern AS text) IS NULL
          OR r."blobUrl" ILIKE :pattern
          OR EXISTS (SELECT FROM "InspirationReport" i WHERE i."runId" = r.id
            AND (i."inspiration1Title" ILIKE :pattern OR i."inspiration2Title" ILIKE :pattern))
%s
          OR EXISTS (SELECT FROM "OpportunityCard" c WHERE c."runId" = r.id
            AND concat_ws(' ', c.title, c.tagline, c.problem, c.solution, c."why_now",
              c."target_segment", c."quick_win") ILIKE :pattern))
        AND (NOT CAST(:starred AS boolean)
          OR EXISTS (SELECT FROM "OpportunityCard" s WHERE s."runId" = r.id AND s.starred))
        AND (CAST(:afterId AS text) IS NULL
          OR (r."createdAt", r.id) < (CAST(:afterTime AS timestamp), CAST(:afterId AS text)))
      ORDER BY r."createdAt" DESC, r.id DESC
      LIMIT :limit
"""
        .formatted(
            (degraded ? IS_DEGRADED : "true") + (tagged ? " AND " + IS_TAGGED : ""),
            titled ? HAS_TITLE : "");
  }

  /** Of callers of some companies, what concerns those. */
  public static final String AUDIT =
      """
      SELECT id::text AS id, at, action, outcome, status, caller, means, person, address, companies,
        subject, count, until
      FROM audit
      WHERE (CAST(:everyCompany AS boolean) OR companies && CAST(:companies AS text[]))
        AND (CAST(:company AS text) IS NULL OR companies && ARRAY[CAST(:company AS text)])
        AND (CAST(:caller AS text) IS NULL OR caller = :caller OR person = :caller)
        AND (CAST(:subject AS text) IS NULL OR subject = :subject)
        AND (CAST(:outcome AS text) IS NULL OR outcome = :outcome)
        AND (CAST(:since AS timestamp) IS NULL OR at >= :since)
        AND (CAST(:until AS timestamp) IS NULL OR at < :until)
        AND (CAST(:afterId AS text) IS NULL
          OR (at, id) < (CAST(:afterTime AS timestamp), CAST(:afterId AS uuid)))
      ORDER BY at DESC, id DESC
      LIMIT :limit
      """;

  /** All runs of a batch were asked for at one time, so that it is the batch's. */
  public static final String BATCHES =
      """
      SELECT batch_id, requested_at, min(user_id) AS user_id, max(documents) AS documents,
        array_agg(DISTINCT company_id) AS company_ids, count(*) AS runs
      FROM batch_run
      WHERE (CAST(:everyCompany AS boolean) OR company_id IN (:companies))
        AND (CAST(:company AS text) IS NULL OR company_id = :company)
        AND (CAST(:afterId AS text) IS NULL
          OR (requested_at, batch_id) < (CAST(:afterTime AS timestamp), CAST(:afterId AS text)))
      GROUP BY batch_id, requested_at
      ORDER BY requested_at DESC, batch_id DESC
      LIMIT :limit
      """;

  public static final String RUN =
      """
      SELECT * FROM "Run" WHERE id = :run
      """;

  public static final String COMPANY_OF_RUN =
      """
      SELECT "companyId" FROM "Run" WHERE id = :run
      """;

  public static final String COMPANY_OF_CARD =
      """
      SELECT r."companyId" FROM "OpportunityCard" c JOIN "Run" r ON r.id = c."runId"
      WHERE c.id = :card
      """;

  public static final String INSPIRATIONS =
      """
      SELECT * FROM "InspirationReport" WHERE "runId" = :run
      """;

  public static final String STAGES =
      """
      SELECT * FROM "StageOutput" WHERE "runId" = :run ORDER BY "stageNumber"
      """;

  /** Of several runs, those with a loss. */
  public static final String DEGRADED_STAGES =
      """
      SELECT "runId", degraded FROM "StageOutput"
      WHERE "runId" IN (:runs) AND degraded IS NOT NULL
      ORDER BY "runId", "stageNumber"
      """;

  public static final String CARDS =
      """
      SELECT * FROM "OpportunityCard" WHERE "runId" = :run ORDER BY number
      """;

  public static final String CARD =
      """
      SELECT * FROM "OpportunityCard" WHERE id = :card
      """;

  public static final String ATTEMPTS =
      """
      SELECT *,
        CASE WHEN status IN ('PENDING', 'RUNNING') THEN lead(attempt) OVER (ORDER BY attempt) END
          AS continued_by
      FROM run_attempts WHERE run_id = :run ORDER BY attempt DESC
      """;

  public static final String ATTEMPT =
      """
      SELECT a.*,
        CASE WHEN status IN ('PENDING', 'RUNNING') THEN
          (SELECT min(later.attempt) FROM run_attempts later
           WHERE later.run_id = a.run_id AND later.attempt > a.attempt) END AS continued_by
      FROM run_attempts a WHERE run_id = :run AND attempt = :attempt
      """;

  /** The stages before its first are those of the newest attempt before it that did them. */
  public static final String ATTEMPT_STAGES =
      """
      SELECT DISTINCT ON (stage_number) * FROM attempt_outputs
      WHERE run_id = :run
        AND (attempt = :attempt OR (attempt < :attempt AND stage_number < :fromStage))
      ORDER BY stage_number, attempt DESC
      """;

  public static final String COMPANIES =
      """
      SELECT r."companyId" AS id, count(*) AS runs,
        count(*) FILTER (WHERE CAST(r.status AS text) = 'COMPLETED') AS completed,
        count(*) FILTER (WHERE CAST(r.status AS text) = 'FAILED') AS failed,
        (SELECT sum(a.cost_usd) FROM run_attempts a JOIN "Run" o ON o.id = a.run_id
          WHERE o."companyId" = r."companyId") AS cost_usd
      FROM "Run" r WHERE r."companyId" <> ''
      GROUP BY r."companyId"
      """;

  public static final String SPEND =
      """
      SELECT CAST(CAST(a.requested_at AS date) AS text) AS day, r."companyId" AS company,
        sum(a.cost_usd) AS cost_usd
      FROM run_attempts a JOIN "Run" r ON r.id = a.run_id
      WHERE a.requested_at >= :since AND r."companyId" <> ''
      GROUP BY 1, 2
      HAVING sum(a.cost_usd) > 0
      ORDER BY 1, 2
      """;

  /** Of one company; the times are UTC. */
  public static final String SPEND_OF_COMPANY =
      """
      SELECT CAST(CAST(a.requested_at AS date) AS text) AS day, count(*) AS attempts,
        sum(a.cost_usd) AS cost_usd,
        sum(coalesce(a.prompt_tokens, 0) + coalesce(a.completion_tokens, 0)) AS tokens
      FROM run_attempts a JOIN "Run" r ON r.id = a.run_id
      WHERE r."companyId" = :company AND a.requested_at >= :since AND a.requested_at < :until
      GROUP BY 1
      ORDER BY 1
      """;

  public static final String NEWEST_OUTPUT =
      """
      SELECT * FROM attempt_outputs
      WHERE run_id = :run AND stage_number = :stage
      ORDER BY attempt DESC
      LIMIT 1
      """;

  /** The newest edit of each output and card. */
  public static final String EDITS =
      """
      SELECT attempt, stage_number, card, version, output, edited_by, key_id, at FROM output_edit
      WHERE run_id = :run
      """;

  /** As an attempt went on from it. */
  public static final String TEXT_OF_STAGE =
      """
      SELECT markdown FROM attempt_outputs
      WHERE run_id = :run AND stage_number = :stage AND attempt <= :attempt
      ORDER BY attempt DESC
      LIMIT 1
      """;

  /** On which the outputs of an attempt rest, of whichever stage they are. */
  public static final String INSPIRATIONS_OF_ATTEMPT =
      """
      SELECT json FROM attempt_outputs
      WHERE run_id = :run AND attempt <= :attempt
        AND jsonb_exists(CAST(json AS jsonb), 'inspirations')
      ORDER BY attempt DESC
      LIMIT 1
      """;

  public static final String NEWEST_ATTEMPT =
      """
      SELECT max(attempt) AS attempt FROM run_attempts WHERE run_id = :run
      """;

  public static final String ATTEMPT_OF_JOB =
      """
      SELECT max(attempt) AS attempt FROM run_attempts WHERE run_id = :run AND job_id = :job
      """;

  public static final String REBUILD =
      """
      SELECT rebuild_from_topics()
      """;

  public static final String GENERATION =
      """
      SELECT epoch FROM sink_epoch
      """;

  private ResultSql() {}
}
