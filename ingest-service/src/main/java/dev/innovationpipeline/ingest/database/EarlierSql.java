package dev.innovationpipeline.ingest.database;

/** The queries for cards of earlier runs. */
public final class EarlierSql {

  /**
   * Of each card of a run, at most eight cards of earlier runs of its company that have most of its
   * sixteen rarest words, two at least. How rare a word is, the statistics of the board say, which
   * name the thousand most common ones; of those that they do not name, long ones come first.
   *
   * <p>Each word is looked up in the index of the board before the company is compared ({@code
   * OFFSET 0}): otherwise the words of all cards of the company would be read.
   */
  public static final String CANDIDATES =
      """
      WITH mine AS (
        SELECT card.number, card."createdAt" AS created_at, CAST(card.id AS text) AS card_id,
          coalesce(CAST(run."companyId" AS text), '') AS company_id, word.lexeme
        FROM unnest(ARRAY[:cards]::integer[], ARRAY[:words]::text[]) AS given (number, words)
        JOIN "OpportunityCard" card ON card.number = given.number
        JOIN "Run" run ON run.id = card."runId"
        CROSS JOIN LATERAL unnest(CAST(given.words AS tsvector)) AS word
        WHERE card."runId" = :run AND card.parsed AND length(word.lexeme) >= 4),
      common AS (
        SELECT each.word, each.share
        FROM pg_stats stats
        CROSS JOIN LATERAL unnest(CAST(CAST(stats.most_common_elems AS text) AS text[]),
          stats.most_common_elem_freqs) AS each (word, share)
        WHERE stats.schemaname = current_schema() AND stats.tablename = 'card_board'
          AND stats.attname = 'words' AND each.word IS NOT NULL),
      rare AS MATERIALIZED (
        SELECT * FROM (
          SELECT mine.*, row_number() OVER (PARTITION BY mine.number
            ORDER BY coalesce(common.share, 0), length(mine.lexeme) DESC, mine.lexeme) AS place
          FROM mine LEFT JOIN common ON common.word = mine.lexeme) AS placed
        WHERE place <= 16),
      shared AS (
        SELECT rare.number, found.card_id, found.created_at, count(*) AS words
        FROM rare
        CROSS JOIN LATERAL (
          SELECT board.card_id, board.run_id, board.company_id, board.created_at
          FROM card_board board
          WHERE board.words @@ CAST(rare.lexeme AS tsquery)
          OFFSET 0) AS found
        WHERE found.company_id = rare.company_id AND found.run_id <> :run
          AND (found.created_at, found.card_id) < (rare.created_at, rare.card_id)
        GROUP BY 1, 2, 3
        HAVING count(*) >= 2)
      SELECT number, card_id FROM (
        SELECT shared.*, row_number() OVER (PARTITION BY number
          ORDER BY words DESC, created_at, card_id) AS place
        FROM shared) AS placed
      WHERE place <= 8
      """;

  public static final String CARDS_OF_RUNS =
      """
      SELECT * FROM "OpportunityCard" WHERE "runId" IN (:runs) ORDER BY number
      """;

  /** All cards of the runs that have one of the cards. */
  public static final String CARDS_OF_RUNS_OF =
      """
      SELECT * FROM "OpportunityCard"
      WHERE "runId" IN (SELECT one."runId" FROM "OpportunityCard" one WHERE one.id IN (:cards))
      ORDER BY "createdAt", id
      """;

  private EarlierSql() {}
}
