package dev.innovationpipeline.sink.board;

import dev.innovationpipeline.platform.search.TextVector;

/** The statements that keep the board. Arrays are given as text. */
public final class BoardSql {

  /** Takes the notes as JSON, as {@link AnnotationRow} has them; of two at one place the later. */
  public static final String ANNOTATE =
      """
      INSERT INTO annotation (run_id, attempt, card, kind, name, text, stars, person, key_id, at)
      SELECT run_id, attempt, card, kind, name, text, stars, person, key_id, at
      FROM json_to_recordset(CAST(? AS json)) AS note (run_id text, attempt integer, card integer,
        kind text, name text, text text, stars integer, person text, key_id text, at timestamp)
      ON CONFLICT (run_id, attempt, card, kind, name) DO UPDATE SET text = EXCLUDED.text,
        stars = EXCLUDED.stars, person = EXCLUDED.person, key_id = EXCLUDED.key_id,
        at = EXCLUDED.at
      WHERE (EXCLUDED.at, coalesce(EXCLUDED.stars, 0), coalesce(EXCLUDED.text, '') COLLATE "C",
          EXCLUDED.person COLLATE "C")
        > (annotation.at, coalesce(annotation.stars, 0),
          coalesce(annotation.text, '') COLLATE "C", annotation.person COLLATE "C")
      """;

  /**
   * Held until the transaction ends: of a transaction that stores notes and one that derives rows,
   * the second sees what the first has stored. The number is ours among all users of such locks.
   */
  public static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(1936289388, number)
      FROM (SELECT DISTINCT hashtext(id) AS number FROM unnest(CAST(? AS text[])) AS id
        ORDER BY 1) AS numbers
      """;

  /** Held until the transaction ends: a rebuild waits for it before it locks any table. */
  static final String GENERATION_HELD =
      """
      SELECT epoch::text FROM sink_epoch FOR SHARE
      """;

  /** Of the runs, those that nobody else holds. */
  static final String TRY_LOCK =
      """
      SELECT id FROM unnest(CAST(? AS text[])) AS id
      WHERE pg_try_advisory_xact_lock(1936289388, hashtext(id))
      """;

  /** Takes the runs twice. */
  public static final String REMOVE =
      """
      DELETE FROM card_board WHERE run_id = ANY (CAST(? AS text[])) AND card_id NOT IN (
        SELECT CAST(card.id AS text) FROM "OpportunityCard" card WHERE card."runId" = ANY (?))
      """;

  /** The cards of runs, for {@link CardWords}. */
  public static final String TEXTS =
      """
      SELECT CAST(card.id AS text), concat_ws(' ', card.title, card.tagline, card.problem,
        card.solution, card."why_now", card."target_segment", card."quick_win")
      FROM "OpportunityCard" card WHERE card."runId" = ANY (?)
      """;

  /**
   * Takes the runs and {@link CardWords}; a card without words stays as it is. Of an output that
   * nobody checked, nothing is marked. The outputs of a run are looked at once for all of its
   * cards.
   */
  public static final String DERIVE =
      """
      WITH wanted AS MATERIALIZED (
        SELECT run.id, coalesce(CAST(run."companyId" AS text), '') AS company_id,
          CAST(run.status AS text) = 'COMPLETED' AND outputs.lossy AS degraded, outputs.checks
        FROM "Run" run
        CROSS JOIN LATERAL (
          SELECT coalesce(bool_or(output.degraded IS NOT NULL), false) AS lossy,
            jsonb_agg(CAST(output."jsonOutput" AS jsonb) -> 'checks')
              FILTER (WHERE jsonb_typeof(CAST(output."jsonOutput" AS jsonb) -> 'checks') = 'array')
              AS checks
          FROM "StageOutput" output WHERE output."runId" = run.id) AS outputs
        WHERE run.id = ANY (?))
      INSERT INTO card_board AS board (card_id, run_id, attempt, number, company_id, created_at,
        status, starred, rating, ratings, comments, tags, marks, degraded, words,
        words_version)
      SELECT CAST(card.id AS text), CAST(card."runId" AS text), card.attempt, card.number,
        wanted.company_id, card."createdAt",
        coalesce(notes.status, 'new'), card.starred, notes.rating, notes.ratings, notes.comments,
        coalesce(notes.tags, '{}'),
        array_remove(ARRAY[
          CASE WHEN NOT card.parsed THEN 'unreadable' END,
          CASE WHEN jsonb_array_length(coalesce(checks.found -> 'brands', '[]')) = 0
            AND checks.found IS NOT NULL THEN 'no_brand' END,
          CASE WHEN jsonb_array_length(coalesce(checks.found -> 'other_brands', '[]')) > 0
            THEN 'other_brand' END,
          CASE WHEN jsonb_array_length(coalesce(checks.found -> 'numbers', '[]')) > 0
            THEN 'number' END,
          CASE WHEN jsonb_array_length(coalesce(checks.found -> 'lengths', '[]')) > 0
            THEN 'length' END,
          CASE WHEN jsonb_typeof(checks.found -> 'alike') = 'object' THEN 'alike' END], NULL),
        wanted.degraded,
        CAST(given.words AS tsvector), %d
      FROM wanted
      JOIN "OpportunityCard" card ON card."runId" = wanted.id
      JOIN unnest(CAST(? AS text[]), CAST(? AS text[])) AS given (card_id, words)
        ON given.card_id = CAST(card.id AS text)
      LEFT JOIN LATERAL (
        SELECT max(note.text) FILTER (WHERE note.kind = 'status') AS status,
          avg(note.stars) FILTER (WHERE note.kind = 'rating') AS rating,
          count(note.stars) FILTER (WHERE note.kind = 'rating') AS ratings,
          count(note.text) FILTER (WHERE note.kind = 'comment') AS comments,
          array_agg(note.name ORDER BY note.name)
            FILTER (WHERE note.kind = 'tag' AND note.text IS NOT NULL) AS tags
        FROM annotation note
        WHERE note.run_id = CAST(card."runId" AS text) AND note.attempt = card.attempt
          AND note.card = card.number) AS notes ON true
      LEFT JOIN LATERAL (
        SELECT element AS found
        FROM jsonb_array_elements(wanted.checks) AS list, jsonb_array_elements(list) AS element
        WHERE element ->> 'card' = CAST(card.number AS text)
        LIMIT 1) AS checks ON true
      ORDER BY 1
      ON CONFLICT (card_id) DO UPDATE SET run_id = EXCLUDED.run_id, attempt = EXCLUDED.attempt,
        number = EXCLUDED.number, company_id = EXCLUDED.company_id,
        created_at = EXCLUDED.created_at, status = EXCLUDED.status, starred = EXCLUDED.starred,
        rating = EXCLUDED.rating, ratings = EXCLUDED.ratings, comments = EXCLUDED.comments,
        tags = EXCLUDED.tags, marks = EXCLUDED.marks, degraded = EXCLUDED.degraded,
        words = EXCLUDED.words, words_version = EXCLUDED.words_version
      WHERE board.* IS DISTINCT FROM EXCLUDED.*
      """
          .formatted(TextVector.VERSION);

  /** Takes how many: runs whose cards the board does not have as they are. */
  static final String MISSED =
      """
      SELECT DISTINCT CAST(card."runId" AS text)
      FROM "OpportunityCard" card
      LEFT JOIN card_board board ON board.card_id = CAST(card.id AS text)
      WHERE board.card_id IS NULL OR board.attempt <> card.attempt
        OR board.created_at <> card."createdAt" OR board.starred <> card.starred
        OR board.words_version <> %d
      LIMIT ?
      """
          .formatted(TextVector.VERSION);

  public static final String FORGET_ANNOTATIONS =
      """
      DELETE FROM annotation WHERE run_id = ANY (?)
      """;

  public static final String FORGET_CARDS =
      """
      DELETE FROM card_board WHERE run_id = ANY (?)
      """;

  private BoardSql() {}
}
