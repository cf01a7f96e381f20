package dev.innovationpipeline.ingest.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A position in a list of what the database has, the newest first: that of one entry, so that new
 * ones do not shift the pages.
 *
 * @param id of the entry: a run, a card, a batch
 */
public record Cursor(Instant createdAt, String id) {

  /**
   * Reads a cursor of this service.
   *
   * @throws org.springframework.web.ErrorResponseException 400 for a text that is none
   */
  public static Cursor require(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                Problems.invalid(
                    List.of(new FieldError("cursor", "must be a next_cursor of this list"))));
  }

  /** Empty for a text that is no cursor of this service. */
  static Optional<Cursor> parse(String text) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
      return parts.length == 2 && UntrustedText.isClean(parts[1])
          ? Optional.of(new Cursor(Instant.parse(parts[0]), parts[1]))
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
        .encodeToString((createdAt + " " + id).getBytes(UTF_8));
  }
}
