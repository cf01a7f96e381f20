package dev.innovationpipeline.ingest.passage;

import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.Place;
import io.swagger.v3.oas.annotations.media.Schema;

/** A passage with its text. */
record PassageText(
    @Schema(example = "p12.3") String id,
    Place place,
    @Schema(description = "Its first character in the whole text") int start,
    @Schema(description = "After its last character") int end,
    String text) {

  static PassageText of(Passage passage, String whole) {
    return new PassageText(
        passage.id(), passage.place(), passage.start(), passage.end(), passage.in(whole));
  }
}
