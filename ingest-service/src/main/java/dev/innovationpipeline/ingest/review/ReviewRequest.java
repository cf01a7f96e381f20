package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.text.UntrustedText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the result that a run waits with.
 *
 * @param stage that the decision is about; null for whichever waits
 * @param attempt that the decision is about; null for whichever waits
 */
record ReviewRequest(
    Decision decision,
    @Nullable String comment,
    @Nullable Integer stage,
    @Nullable Integer attempt) {

  static final int MAX_COMMENT_CHARS = 2_000;

  /** As the body has it, for the description of the API. */
  @Schema(name = "ReviewRequest", requiredProperties = "decision")
  record Body(
      @Schema(allowableValues = {"approve", "change", "reject"}) String decision,
      @Schema(
              description =
                  "For the model, with change, where it is required; else for people. At most"
                      + " 2000 characters",
              example = "Name the farms.")
          @Nullable String comment,
      @Schema(description = "As the status has it; another one is a 409", example = "3")
          @Nullable Integer stage,
      @Schema(description = "As the status has it; another one is a 409", example = "1")
          @Nullable Integer attempt) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 with every wrong field
   */
  static ReviewRequest read(byte[] body) {
    RequestFields fields = RequestFields.read(body);
    Decision decision = decision(fields);
    String comment = comment(fields);
    if (decision == Decision.CHANGES_REQUESTED && comment == null) {
      fields.wrong("comment", "is required with change: it tells the model what to change");
    }
    ReviewRequest request =
        new ReviewRequest(
            decision, comment, fields.optionalInteger("stage"), fields.optionalInteger("attempt"));
    fields.refuseIfWrong();
    return request;
  }

  private static Decision decision(RequestFields fields) {
    String name = fields.required("decision", 20);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "approve" -> Decision.APPROVED;
      case "change" -> Decision.CHANGES_REQUESTED;
      case "reject" -> Decision.REJECTED;
      default -> {
        if (!name.isEmpty()) {
          fields.wrong("decision", "must be approve, change or reject");
        }
        yield Decision.APPROVED;
      }
    };
  }

  /** Line breaks are what it may have; other control characters are harmless spaces to nobody. */
  private static @Nullable String comment(RequestFields fields) {
    String raw = fields.optionalRaw("comment");
    if (raw == null || raw.isBlank()) {
      return null;
    }
    String text = raw.strip();
    if (text.length() > MAX_COMMENT_CHARS) {
      fields.wrong(
          "comment",
          "must have at most %d characters, but has %d"
              .formatted(MAX_COMMENT_CHARS, text.length()));
      return null;
    }
    return UntrustedText.clean(text);
  }

  /** Whether it is about the result of this stage in this attempt. */
  boolean isAbout(int otherAttempt, int otherStage) {
    return (attempt == null || attempt == otherAttempt) && (stage == null || stage == otherStage);
  }
}
