package dev.innovationpipeline.ingest.savedview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;

/** A view of the board under a name. */
record SavedView(
    @Schema(example = "Shortlist of autumn") String name,
    @Schema(
            description = "The conditions as the board's address has them",
            example = "status=shortlisted&tag=autumn")
        String query,
    Instant savedAt) {

  SavedView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(savedAt, "saved_at");
  }
}
