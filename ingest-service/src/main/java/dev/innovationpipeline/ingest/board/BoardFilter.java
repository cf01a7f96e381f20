package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.results.Cursor;
import dev.innovationpipeline.platform.search.TextQuery;
import dev.innovationpipeline.schema.result.CardStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cards to show; null and empty lists let all pass, all that is given applies together.
 *
 * @param words of the card, as people type them into a search
 * @param statuses any of them
 * @param tags all of them
 * @param marks all of them
 * @param minRating the least mean of the ratings
 * @param since of the card, then or later
 * @param until before
 */
record BoardFilter(
    @Nullable String words,
    @Nullable String companyId,
    @Nullable String runId,
    List<CardStatus> statuses,
    List<String> tags,
    List<String> marks,
    @Nullable Boolean starred,
    @Nullable Double minRating,
    @Nullable Boolean degraded,
    @Nullable Instant since,
    @Nullable Instant until) {

  /**
   * The conditions of a query with their values. Only those that are asked for: the database then
   * plans for them alone.
   *
   * @param sql joined by AND
   */
  record Conditions(String sql, Map<String, Object> values, boolean withWords) {}

  boolean hasWords() {
    return words != null && !words.isBlank();
  }

  Conditions conditions(Caller caller, @Nullable Cursor after) {
    List<String> all = new ArrayList<>(List.of("true"));
    Map<String, Object> values = new HashMap<>();
    if (!caller.everyCompany()) {
      add(all, values, "company_id IN (:companies)", "companies", caller.companies());
    }
    if (companyId != null) {
      add(all, values, "company_id = :company", "company", companyId);
    }
    if (runId != null) {
      add(all, values, "run_id = :run", "run", runId);
    }
    if (!statuses.isEmpty()) {
      List<String> names = statuses.stream().map(CardStatus::wireName).toList();
      add(all, values, "status IN (:statuses)", "statuses", names);
    }
    if (!tags.isEmpty()) {
      add(all, values, "tags @> ARRAY[:tags]::text[]", "tags", tags);
    }
    if (!marks.isEmpty()) {
      add(all, values, "marks @> ARRAY[:marks]::text[]", "marks", marks);
    }
    if (starred != null) {
      all.add(starred ? "starred" : "NOT starred");
    }
    if (minRating != null) {
      add(all, values, "rating >= :rating", "rating", minRating);
    }
    if (degraded != null) {
      all.add(degraded ? "degraded" : "NOT degraded");
    }
    if (since != null) {
      add(all, values, "created_at >= :since", "since", column(since));
    }
    if (until != null) {
      add(all, values, "created_at < :until", "until", column(until));
    }
    if (after != null) {
      add(all, values, "(created_at, card_id) < (:afterTime, :afterId)", "afterId", after.id());
      values.put("afterTime", column(after.createdAt()));
    }
    if (words != null && !words.isBlank()) {
      add(all, values, BoardSql.WORDS, "words", TextQuery.of(words));
    }
    return new Conditions(String.join("\n  AND ", all), values, hasWords());
  }

  private static Object column(Instant time) {
    Object column = Row.column(time);
    return column == null ? time : column;
  }

  private static void add(
      List<String> all, Map<String, Object> values, String condition, String name, Object value) {
    all.add(condition);
    values.put(name, value);
  }
}
