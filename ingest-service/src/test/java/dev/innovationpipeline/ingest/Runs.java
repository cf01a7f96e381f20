package dev.innovationpipeline.ingest;

import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events of a run for tests. */
public final class Runs {

  public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  public static final Usage USAGE = new Usage(2, 100, 50, new BigDecimal("0.5"));

  public static final ReviewSettings KEEP_WAITING =
      new ReviewSettings(
          Duration.ofDays(1), Duration.ZERO, ReviewSettings.OnTimeout.KEEP, Duration.ofMinutes(1));

  private Runs() {}

  public static RunContext run(String id) {
    return new RunContext(
        id,
        1,
        "u",
        "c",
        "http://localhost:8080/documents/" + "a".repeat(64),
        NOW,
        new RunOptions("model-1", null, BigDecimal.TEN));
  }

  public static RunRequested requested(String id) {
    return new RunRequested(run(id), NOW);
  }

  public static StageStarted started(RunContext run, int stage) {
    return new StageStarted(run, stage, "p", NOW);
  }

  public static StageCompleted completed(RunContext run, int stage) {
    return new StageCompleted(
        run, stage, new Prose("# " + stage), "m", "v1", USAGE, USAGE, NOW, NOW);
  }

  public static StageCompleted degraded(RunContext run, int stage, Degradation... losses) {
    return new StageCompleted(
        run,
        stage,
        new Prose("# " + stage),
        "m",
        "v1",
        USAGE,
        USAGE,
        NOW,
        NOW,
        null,
        List.of(losses));
  }

  public static RunFailed failed(RunContext run, int stage) {
    return new RunFailed(run, stage, "odd", "Odd.", 1, Usage.NONE, NOW);
  }

  static RunCancelled cancelled(RunContext run) {
    return new RunCancelled(run, null, NOW);
  }
}
