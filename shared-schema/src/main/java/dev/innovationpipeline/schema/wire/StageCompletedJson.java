package dev.innovationpipeline.schema.wire;

import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.StageCompleted.Shared;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.ResultKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.StdConverter;

/**
 * A {@link StageCompleted} as it is on the wire: its result lies flat among the other fields.
 *
 * @param kind of the result; events before 2026-11-28 have none
 * @param markdown the stage's text, for people and for the next stage
 * @param json the same as data; absent for stages that answer prose
 * @param evidence absent where nobody recorded it
 * @param promptHash absent in events before 2026-11-29
 * @param degraded absent where nothing was lost, and in events before 2026-11-29
 * @param document absent where no document was read, and in events before 2026-11-29
 * @param profile absent where the model was told of no company, and in events before 2026-11-30
 * @param edited absent where no person changed the output
 * @param shared absent where the run made the result itself
 */
record StageCompletedJson(
    RunContext run,
    int stage,
    @Nullable ResultKind kind,
    String markdown,
    @Nullable ResultJson json,
    @Nullable Evidence evidence,
    String model,
    String promptVersion,
    @Nullable String promptHash,
    Usage usage,
    Usage runUsage,
    Instant startedAt,
    Instant occurredAt,
    @Nullable Integer copiedFromAttempt,
    @Nullable List<Degradation> degraded,
    @Nullable SourceDocument document,
    @Nullable ProfileVersion profile,
    @Nullable Edit edited,
    @Nullable Shared shared) {

  /** Refuses here what the event would refuse, as Jackson then says where it stands. */
  StageCompletedJson {
    Objects.requireNonNull(run, "run");
    run.requireStage(stage);
    Objects.requireNonNull(markdown, "markdown");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(promptVersion, "prompt_version");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(runUsage, "run_usage");
    Objects.requireNonNull(startedAt, "started_at");
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  static final class Writing extends StdConverter<StageCompleted, StageCompletedJson> {

    @Override
    public StageCompletedJson convert(StageCompleted event) {
      return new StageCompletedJson(
          event.run(),
          event.stage(),
          event.result().kind(),
          event.result().markdown(),
          ResultJson.of(event.result()),
          event.result().evidence(),
          event.model(),
          event.promptVersion(),
          event.promptHash(),
          event.usage(),
          event.runUsage(),
          event.startedAt(),
          event.occurredAt(),
          event.copiedFromAttempt(),
          Degradation.orNull(event.degraded()),
          event.document(),
          event.profile(),
          event.edited(),
          event.shared());
    }
  }

  static final class Reading extends StdConverter<StageCompletedJson, StageCompleted> {

    @Override
    public StageCompleted convert(StageCompletedJson flat) {
      return new StageCompleted(
          flat.run,
          flat.stage,
          ResultJson.result(flat.markdown, flat.json, flat.evidence),
          flat.model,
          flat.promptVersion,
          flat.promptHash,
          flat.usage,
          flat.runUsage,
          flat.startedAt,
          flat.occurredAt,
          flat.copiedFromAttempt,
          Objects.requireNonNullElse(flat.degraded, List.of()),
          flat.document,
          flat.profile,
          flat.edited,
          flat.shared);
    }
  }
}
