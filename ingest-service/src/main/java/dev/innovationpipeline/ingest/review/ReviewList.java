package dev.innovationpipeline.ingest.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.document.DocumentName;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.ingest.status.view.WaitingRuns.Place;
import dev.innovationpipeline.ingest.status.view.WaitingRuns.Waiting;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.text.UntrustedText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some runs that wait, the longest wait first.
 *
 * @param nextCursor left out after the last
 */
record ReviewList(
    List<Entry> reviews,
    @Schema(description = "Left out on the last page") @Nullable String nextCursor) {

  /** A run that waits. */
  @Schema(name = "WaitingReview")
  record Entry(
      @Schema(example = "0199d2c4-8f6e-7c2a-9a51-5d3c1b0e7f42") String runId,
      @Schema(example = "1") int attempt,
      @Schema(description = "The stage whose result is to be reviewed", example = "3") int stage,
      @Schema(example = "Universal translation") String title,
      @Schema(example = "lactalis-canada") String companyId,
      @Schema(description = "Who started the run", example = "user-1") String userId,
      @Schema(example = "report.pdf") @Nullable String documentName,
      Instant since,
      @Schema(description = "When the wait ends by itself; left out for never")
          @Nullable Instant until,
      @Schema(description = "When a reminder was sent") @Nullable Instant remindedAt) {

    static Entry of(Waiting run, RunStatus status, ReviewSettings settings) {
      return new Entry(
          run.runId(),
          run.attempt(),
          run.stage(),
          Pipelines.registered().title(status.run().pipeline(), run.stage()),
          run.companyId(),
          status.run().userId(),
          DocumentName.of(status.run().blobUrl()),
          run.since(),
          settings.until(run.since()),
          run.remindedAt());
    }
  }

  static String cursor(Place place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place.since() + " " + place.runId()).getBytes(UTF_8));
  }

  /** Empty for a text that is no cursor of this service. */
  static Optional<Place> place(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
      return parts.length == 2 && UntrustedText.isClean(parts[1])
          ? Optional.of(new Place(Instant.parse(parts[0]), parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
