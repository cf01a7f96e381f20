package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.database.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notes of people on a card, as the board has them.
 *
 * @param status such as {@code shortlisted}
 * @param rating the mean of all ratings; null for none
 * @param ratings how many persons rated it
 * @param comments how many comments it has
 */
public record NotedCard(
    String status, @Nullable Double rating, int ratings, int comments, List<String> tags) {

  public NotedCard {
    tags = List.copyOf(tags);
  }

  static NotedCard of(Row row) {
    return new NotedCard(
        row.textOr("status", ""),
        row.number("rating"),
        row.integerOr("ratings", 0),
        row.integerOr("comments", 0),
        row.texts("tags"));
  }
}
