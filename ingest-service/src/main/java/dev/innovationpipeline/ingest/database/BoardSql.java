package dev.innovationpipeline.ingest.database;

/**
 * The queries of the board and of notes. Conditions are added to the first as they are asked for.
 */
public final class BoardSql {

  /** The words are left out: no reader needs them, and they are most of a row. */
  private static final String COLUMNS =
      """
      card_id, run_id, attempt, number, company_id, created_at, status, starred, rating, ratings,
        comments, tags, marks, degraded\
      """;

  /** Takes conditions. */
  public static final String PAGE =
      """
      SELECT %s
      FROM card_board
      WHERE %%s
      ORDER BY created_at DESC, card_id DESC
      LIMIT :limit
      """
          .formatted(COLUMNS);

  /**
   * Takes conditions, that of the words included. Found by the words first and sorted then: in the
   * order of time, the words of card after card would be looked into until enough match.
   */
  public static final String PAGE_WITH_WORDS =
      """
      SELECT * FROM (
        SELECT %s
        FROM card_board
        WHERE %%s
        OFFSET 0) AS found
      ORDER BY created_at DESC, card_id DESC
      LIMIT :limit
      """
          .formatted(COLUMNS);

  /** For a transaction: whatever the planner takes many words to cost, their index is quicker. */
  public static final String BY_WORDS =
      """
      SET LOCAL enable_seqscan = off
      """;

  public static final String WORDS =
      """
      words @@ CAST(:words AS tsquery)\
      """;

  /** Takes conditions. */
  public static final String COUNTS =
      """
      SELECT status AS name, count(*) AS cards FROM card_board WHERE %s GROUP BY 1
      """;

  /** Takes conditions. */
  public static final String TAGS =
      """
      SELECT tag AS name, count(*) AS cards
      FROM (SELECT unnest(tags) AS tag FROM card_board WHERE %s) AS each
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50
      """;

  public static final String BOARD_ROWS =
      """
      SELECT %s FROM card_board WHERE card_id IN (:cards)
      """
          .formatted(COLUMNS);

  public static final String CARDS =
      """
      SELECT card.*, run."companyId", run."blobUrl"
      FROM "OpportunityCard" card JOIN "Run" run ON run.id = card."runId"
      WHERE card.id IN (:cards)
      """;

  public static final String NOTES_OF_CARD =
      """
      SELECT kind, name, text, stars, person, at FROM annotation
      WHERE run_id = :run AND attempt = :attempt AND card = :card
        AND (text IS NOT NULL OR stars IS NOT NULL)
      ORDER BY at, name
      """;

  public static final String NOTES_OF_RUNS =
      """
      SELECT run_id, kind, name, text FROM annotation
      WHERE run_id IN (:runs) AND attempt = 0 AND card = 0 AND text IS NOT NULL
      ORDER BY run_id, kind, name
      """;

  /** The notes on some runs since a time. */
  public static final String NOTES_SINCE =
      """
      SELECT run_id, attempt, card, kind, name FROM annotation
      WHERE run_id IN (:runs) AND at >= :since
      """;

  public static final String STARS_SINCE =
      """
      SELECT run_id, attempt, card FROM card_star WHERE run_id IN (:runs) AND at >= :since
      """;

  private BoardSql() {}
}
