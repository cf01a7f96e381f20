package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.AnnotationKind;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Events of what people do with results: edits, notes and reviews. */
final class SampleActs {

  /** A card, with everything that an edit can have of one. */
  static final OutputEdited OUTPUT_EDITED =
      new OutputEdited(
          SampleEvents.RUN,
          5,
          2,
          EditedOutput.ofCard(
              new OpportunityCard(
                  2, "Quicker tea", "速茶", "Thirst.", "Ice.", "Heat.", "Some.", "A jug.", true),
              new CardCheck(2, List.of("Slow Leaf"), List.of(), List.of(), List.of(), null)),
          "user-9",
          "k-7",
          at("08:20:00Z"));

  static final OutputEdited STAGE_EDITED =
      new OutputEdited(
          SampleEvents.RUN_WITH_DEFAULTS,
          1,
          1,
          EditedOutput.ofInspirations(
              "# Inspirations",
              List.of(
                  new Inspiration("Quick", "Other content", List.of("element")),
                  new Inspiration("Slow", "Content", List.of("element"))),
              List.of(SampleEvents.SLOW)),
          "user-9",
          null,
          at("08:21:00Z"));

  static final CardAnnotated CARD_RATED =
      new CardAnnotated(
          SampleEvents.RUN,
          3,
          AnnotationKind.RATING,
          "user-7",
          "Fits „us“ – 慢茶.",
          4,
          "user-7",
          "0123456789ab",
          at("08:11:00.000001Z"));

  static final CardAnnotated CARD_UNTAGGED =
      new CardAnnotated(
          SampleEvents.RUN,
          3,
          AnnotationKind.TAG,
          "tea time",
          null,
          null,
          "user-7",
          null,
          at("08:12:00Z"));

  static final RunAnnotated RUN_TAGGED =
      new RunAnnotated(
          SampleEvents.RUN_WITH_DEFAULTS,
          AnnotationKind.TAG,
          "autumn – 秋",
          Annotated.PRESENT,
          "user-7",
          "0123456789ab",
          at("08:13:00Z"));

  static final RunAnnotated RUN_TITLED =
      new RunAnnotated(
          SampleEvents.RUN_WITH_DEFAULTS,
          AnnotationKind.TITLE,
          null,
          "Tea, autumn",
          "user-7",
          null,
          at("08:14:00Z"));

  /** An attempt that a decision began, of a run that waits after stages 3 and 5. */
  static final RunContext RUN_REVIEWED =
      new RunContext(
          SampleEvents.RUN.runId(),
          SampleEvents.RUN.attempt(),
          SampleEvents.RUN.userId(),
          SampleEvents.RUN.companyId(),
          SampleEvents.RUN.blobUrl(),
          SampleEvents.RUN.requestedAt(),
          SampleEvents.RUN
              .options()
              .withReviewAfter(List.of(3, 5))
              .withReview(
                  new RunOptions.Reviewed(
                      1, 3, "Nenne „Milch“ – 奶 – beim Namen.", new BigDecimal("0.12"))),
          SampleEvents.RUN.attemptRequestedAt(),
          PipelineVersion.FIRST);

  static final Review.Decided REVIEW_DECIDED =
      new Review.Decided(
          RUN_REVIEWED,
          3,
          Review.Decision.CHANGES_REQUESTED,
          "Nenne „Milch“ – 奶 – beim Namen.",
          "user-9",
          at("08:20:00Z"));

  static final Review.Decided REVIEW_TIMED_OUT =
      new Review.Decided(
          RUN_REVIEWED, 5, Review.Decision.REJECTED, null, null, at("08:30:00.250Z"));

  static final Review.Reminded REVIEW_REMINDED =
      new Review.Reminded(RUN_REVIEWED, 3, at("08:15:00Z"));

  private SampleActs() {}

  private static Instant at(String time) {
    return Instant.parse("2026-11-24T" + time);
  }
}
