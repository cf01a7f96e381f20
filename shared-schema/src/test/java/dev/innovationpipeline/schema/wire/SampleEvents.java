package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One event of each type, the same in every test, as the golden files have them. */
final class SampleEvents {

  static final RunContext RUN =
      new RunContext(
          "0199d3a4-5b00-7c3e-8f21-3a9d5e6b7c80",
          2,
          "user-7",
          "company-3",
          "https://example.com/reports/trends%202026.pdf",
          Instant.parse("2026-11-24T08:00:00Z"),
          new RunOptions("openai/gpt-5", "v3", new BigDecimal("1.50"), "bulk-2026-11-24", true),
          Instant.parse("2026-11-24T07:59:59Z"),
          PipelineVersion.FIRST);

  static final RunContext RUN_WITH_DEFAULTS =
      new RunContext(
          RUN.runId(),
          1,
          RUN.userId(),
          RUN.companyId(),
          RUN.blobUrl(),
          RUN.requestedAt(),
          RunOptions.DEFAULTS);

  static final RunRequested RUN_REQUESTED = new RunRequested(RUN, at("08:00:00.123Z"));

  static final StageStarted STAGE_STARTED =
      new StageStarted(RUN, 1, "stage-processor-0", at("08:00:01Z"));

  static final StageRetryScheduled STAGE_RETRY_SCHEDULED =
      new StageRetryScheduled(
          RUN,
          2,
          3,
          "The model answered with status 429.",
          at("08:01:30Z"),
          at("08:01:00.000001Z"));

  static final Quote SLOW =
      new Quote(
          "q1",
          2,
          "Slow is „the new“ fast – 慢.",
          true,
          "p12.3",
          7,
          34,
          new Place(Place.Kind.PAGE, 12, null),
          0.93);

  static final StageCompleted STAGE_COMPLETED =
      new StageCompleted(
          RUN,
          5,
          new OpportunityCards(
              "# Opportunités\n\n1. \"Slow\" tea – 慢茶 🍵",
              List.of(
                  new OpportunityCard(
                      1, "Slow tea", "慢茶", "Haste.", "Tea.", "Now.", "All.", "A cup.", true),
                  new OpportunityCard(
                      2, "Quick tea", "速茶", "Thirst.", "Ice.", "Heat.", "Some.", "A jug.", false)),
              new Evidence(List.of("p12.3"), List.of("q1"), List.of(SLOW)),
              List.of(
                  new CardCheck(
                      1,
                      List.of("Slow Leaf"),
                      List.of("Other Leaf"),
                      List.of(new CardCheck.Length("problem", 6, 20, 1_000)),
                      List.of(new CardCheck.UnsourcedNumber("why_now", "37 %")),
                      new CardCheck.Alike(2, 0.61))),
              List.of(
                  new CardSource(
                      1,
                      2,
                      CardSource.Basis.INSPIRATION,
                      3,
                      "Give time back",
                      CardSource.Basis.LIKENESS,
                      List.of("q1"),
                      CardSource.Basis.MODEL))),
          "openai/gpt-5-2026-10-01",
          "v3",
          "3f2a9c1b5d7e",
          new Usage(2, 12_000, 3_400, new BigDecimal("0.0431")),
          new Usage(9, 61_000, 17_250, new BigDecimal("0.2100")),
          at("08:04:00Z"),
          at("08:04:42.500Z"),
          null,
          List.of(Degradation.fallbackCard(2)),
          new SourceDocument("4b".repeat(32), "1", "0123456789abcdef", "application/pdf", 42),
          new ProfileVersion(3, "9d2c7a41e0b6"),
          new OutputEdited.Edit(2, "user-9", "k-7", at("08:03:00Z")),
          null);

  /** Stage 1, with a quote that the document has and one that it does not have. */
  static final StageCompleted STAGE_COMPLETED_WITH_QUOTES =
      new StageCompleted(
          RUN_WITH_DEFAULTS,
          1,
          Inspirations.resting(
              "# Inspirations",
              List.of(
                  new Inspiration("Quick", "Content", List.of("element")),
                  new Inspiration("Slow", "Content", List.of("element"))),
              List.of(SLOW, Quote.unverified("q2", 2, "Nobody said this."))),
          "openai/gpt-5-2026-10-01",
          "v3",
          Usage.NONE,
          Usage.NONE,
          at("08:01:00Z"),
          at("08:01:10Z"));

  /** Stages 2 to 4 answer prose alone. */
  static final StageCompleted STAGE_COMPLETED_WITHOUT_JSON =
      new StageCompleted(
          RUN_WITH_DEFAULTS,
          3,
          new Prose("Prose."),
          "openai/gpt-5-2026-10-01",
          "v3",
          Usage.NONE,
          Usage.NONE,
          at("08:03:00Z"),
          at("08:03:10Z"));

  static final RunFailed RUN_FAILED =
      new RunFailed(
          RUN,
          4,
          "cost_cap_exceeded",
          "The run has spent its 1.50 USD; raise max_cost_usd and reprocess it.",
          1,
          new Usage(7, 50_000, 15_000, new BigDecimal("20")),
          at("08:03:59Z"));

  static final RunCancelled RUN_CANCELLED = new RunCancelled(RUN, 2, at("08:02:00Z"), true);

  static final RunCancelled RUN_CANCELLED_BEFORE_ANY_STAGE =
      new RunCancelled(RUN_WITH_DEFAULTS, null, at("08:00:00.500Z"));

  static final ReprocessRequested REPROCESS_REQUESTED =
      new ReprocessRequested(RUN, 4, at("07:59:59Z"));

  /** What the new attempt begins with. */
  static final StageCompleted STAGE_COPIED = STAGE_COMPLETED_WITHOUT_JSON.copiedTo(RUN);

  static final CardStarred CARD_STARRED = new CardStarred(RUN, 3, true, at("08:10:00Z"));

  static final RunForgotten RUN_FORGOTTEN = new RunForgotten(RUN, at("09:00:00Z"));

  private SampleEvents() {}

  /** One of each type, with every field set. */
  static List<RunEvent> oneOfEach() {
    return List.of(
        RUN_REQUESTED,
        STAGE_STARTED,
        STAGE_RETRY_SCHEDULED,
        STAGE_COMPLETED,
        RUN_FAILED,
        RUN_CANCELLED,
        REPROCESS_REQUESTED,
        CARD_STARRED,
        SampleActs.OUTPUT_EDITED,
        SampleActs.CARD_RATED,
        SampleActs.RUN_TAGGED,
        SampleActs.REVIEW_DECIDED,
        SampleActs.REVIEW_REMINDED,
        RUN_FORGOTTEN);
  }

  /** Those, and the ones that lack what may be lacking. */
  static List<RunEvent> all() {
    return List.of(
        RUN_REQUESTED,
        STAGE_STARTED,
        STAGE_RETRY_SCHEDULED,
        STAGE_COMPLETED,
        STAGE_COMPLETED_WITHOUT_JSON,
        RUN_FAILED,
        RUN_CANCELLED,
        RUN_CANCELLED_BEFORE_ANY_STAGE,
        REPROCESS_REQUESTED,
        STAGE_COPIED,
        CARD_STARRED,
        SampleActs.OUTPUT_EDITED,
        SampleActs.STAGE_EDITED,
        SampleActs.CARD_RATED,
        SampleActs.CARD_UNTAGGED,
        SampleActs.RUN_TAGGED,
        SampleActs.RUN_TITLED,
        SampleActs.REVIEW_DECIDED,
        SampleActs.REVIEW_TIMED_OUT,
        SampleActs.REVIEW_REMINDED,
        RUN_FORGOTTEN);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-24T" + time);
  }
}
