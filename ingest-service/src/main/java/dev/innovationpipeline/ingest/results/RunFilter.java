package dev.innovationpipeline.ingest.results;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list; null lets all pass.
 *
 * @param text anywhere in cards, in titles of inspirations, or in the document's address
 * @param since begun then or later
 * @param until begun before
 * @param starred only runs with a starred card
 * @param degraded only degraded runs
 * @param after goes on after this run
 */
record RunFilter(
    @Nullable String companyId,
    @Nullable String userId,
    @Nullable String status,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean starred,
    boolean degraded,
    @Nullable Cursor after,
    int limit) {

  /** The pattern of LIKE for the text as it is. */
  @Nullable String pattern() {
    return text == null || text.isBlank()
        ? null
        : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
