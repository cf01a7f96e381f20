package dev.innovationpipeline.ingest.share;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a link shows.
 *
 * @param document the name of the document that is quoted; null without quotes
 */
record SharedCards(
    @Schema(example = "Ideas for the autumn range") String title,
    @Schema(example = "Lactalis Canada") String company,
    @Schema(
            description = "The name of the document; left out without quotes",
            example = "report.pdf")
        @Nullable String document,
    Instant sharedAt,
    @Schema(description = "Until when the link is good") Instant expiresAt,
    List<SharedCard> cards) {

  /** A card as people see it, with the texts that it has. */
  record SharedCard(
      int number,
      String title,
      String tagline,
      List<SharedText> texts,
      @Schema(description = "The inspiration and the principle; left out where not shared")
          @Nullable List<String> reasons,
      @Schema(description = "Of the document; left out where not shared")
          @Nullable List<SharedQuote> quotes) {}

  /** A part of a card. */
  record SharedText(@Schema(example = "Why Now") String label, String text) {}

  /** Words of the document. */
  record SharedQuote(String text, @Schema(example = "page 12") String place) {}
}
