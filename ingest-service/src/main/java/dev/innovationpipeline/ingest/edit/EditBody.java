package dev.innovationpipeline.ingest.edit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of edits, as documents of the API show them; {@link EditRequest} reads them. */
final class EditBody {

  /** The output of a stage. */
  @Schema(name = "OutputEdit")
  record OutputBody(
      @Schema(description = "Of a stage that answers prose") @Nullable String markdown,
      @Schema(description = "Of the first stage; exactly two")
          @Nullable List<InspirationBody> inspirations,
      @Schema(
              description =
                  "On which the inspirations rest; looked up in the document. Left out, they stay")
          @Nullable List<QuoteBody> quotes) {}

  /** One of the two inspirations. */
  @Schema(name = "InspirationEdit")
  record InspirationBody(String title, String content, List<String> keyElements) {}

  /** A quote; its place is looked up. */
  @Schema(name = "QuoteEdit")
  record QuoteBody(
      @Schema(description = "1 or 2") int inspiration,
      String text,
      @Schema(description = "Its id, if known", example = "p2.3") @Nullable String passage) {}

  /** A card. */
  @Schema(name = "CardEdit")
  record CardBody(
      String title,
      String tagline,
      String problem,
      String solution,
      String whyNow,
      String targetSegment,
      String quickWin) {}

  private EditBody() {}
}
