package dev.innovationpipeline.ingest.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list; null lets all pass.
 *
 * @param caller who did it, or in whose name it was done
 * @param after goes on after this entry
 */
record AuditQuestion(
    @Nullable String company,
    @Nullable String caller,
    @Nullable String subject,
    @Nullable String outcome,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Place after,
    int limit) {

  /** The place of an entry in the list. */
  record Place(Instant at, String id) {

    /** Empty for a text that is no cursor of this service. */
    static Optional<Place> parse(String cursor) {
      int between = cursor.indexOf('_');
      try {
        return between < 0
            ? Optional.empty()
            : Optional.of(
                new Place(
                    Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, between))),
                    UUID.fromString(cursor.substring(between + 1)).toString()));
      } catch (IllegalArgumentException | DateTimeException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return at.toEpochMilli() + "_" + id;
    }
  }
}
