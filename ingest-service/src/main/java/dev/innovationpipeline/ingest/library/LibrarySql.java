package dev.innovationpipeline.ingest.library;

/**
 * Every query of this module. Whole rows are read: columns that a database made elsewhere lacks are
 * then left out of the answer rather than failing it.
 */
final class LibrarySql {

  static final String RUNS =
      """
      SELECT * FROM "Run"
      WHERE (CAST(:company AS text) IS NULL OR "companyId" = :company)
        AND (CAST(:user AS text) IS NULL OR "userId" = :user)
        AND (CAST(:status AS text) IS NULL OR CAST(status AS text) = :status)
      ORDER BY "createdAt" DESC, id DESC
      LIMIT :limit
      """;

  static final String RUN =
      """
      SELECT * FROM "Run" WHERE id = :run
      """;

  static final String INSPIRATIONS =
      """
      SELECT * FROM "InspirationReport" WHERE "runId" = :run
      """;

  static final String STAGES =
      """
      SELECT * FROM "StageOutput" WHERE "runId" = :run ORDER BY "stageNumber"
      """;

  static final String CARDS =
      """
      SELECT * FROM "OpportunityCard" WHERE "runId" = :run ORDER BY number
      """;

  private LibrarySql() {}
}
