package dev.innovationpipeline.ingest.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A position in the list of runs: that of one run, so that new runs do not shift the pages. */
public record Cursor(Instant createdAt, String runId) {

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
        .encodeToString((createdAt + " " + runId).getBytes(UTF_8));
  }
}
