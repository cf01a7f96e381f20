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
 * @param tag only runs with this tag
 * @param after goes on after this run
 */
public record RunFilter(
    @Nullable String companyId,
    @Nullable String userId,
    @Nullable String status,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean starred,
    boolean degraded,
    @Nullable String tag,
    @Nullable Cursor after,
    int limit) {

  /** All runs. */
  public static final RunFilter EVERYTHING =
      new RunFilter(null, null, null, null, null, null, false, false, null, null, 1);

  /** Whether a database of an older sink knows nothing of what is asked for. */
  boolean asksForNewer() {
    return degraded || tag != null;
  }

  /** The same conditions for another page. */
  public RunFilter page(@Nullable Cursor from, int size) {
    return new RunFilter(
        companyId, userId, status, text, since, until, starred, degraded, tag, from, size);
  }

  /** The pattern of LIKE for the text as it is. */
  @Nullable String pattern() {
    return text == null || text.isBlank()
        ? null
        : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
