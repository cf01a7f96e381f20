package dev.innovationpipeline.ingest.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.batch.BatchQueries.BatchSummary;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.results.StoredTimes;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A position in the list of batches: that of one batch, so that new ones do not shift the pages.
 */
record BatchCursor(Instant createdAt, String batchId) {

  static BatchCursor of(BatchSummary last) {
    return new BatchCursor(last.createdAt(), last.batchId());
  }

  /**
   * Reads a cursor of this service.
   *
   * @throws org.springframework.web.ErrorResponseException 400 for a text that is none
   */
  static BatchCursor require(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                Problems.invalid(
                    List.of(new FieldError("cursor", "must be a next_cursor of this list"))));
  }

  private static Optional<BatchCursor> parse(String text) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
      return parts.length == 2 && UntrustedText.isClean(parts[1])
          ? Optional.of(new BatchCursor(Instant.parse(parts[0]), parts[1]))
              .filter(cursor -> StoredTimes.has(cursor.createdAt))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((createdAt + " " + batchId).getBytes(UTF_8));
  }
}
