package dev.innovationpipeline.benchmarks.fill;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.StageResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The events of a run that went well, by its number. */
public final class CompletedRun {

  private static final Pipeline PIPELINE = Pipelines.registered().newest();

  /** Events per run: the request, and a start and a completion of each stage. */
  public static final int EVENTS = 1 + 2 * PIPELINE.stages().size();

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private CompletedRun() {}

  public static String runId(int number) {
    return "run-%08d".formatted(number);
  }

  /**
   * @param output of each stage, asked in their order
   */
  public static List<RunEvent> events(int number, Function<Stage, StageResult> output) {
    Instant requested = START.plusSeconds(number);
    RunContext run =
        new RunContext(
            runId(number),
            1,
            "user-" + number % 100,
            "company-" + number % 20,
            "https://documents.example/" + number,
            requested,
            RunOptions.DEFAULTS,
            requested,
            PIPELINE.id());
    List<RunEvent> events = new ArrayList<>(List.of(new RunRequested(run, requested)));
    Usage soFar = Usage.NONE;
    for (Stage stage : PIPELINE.stages()) {
      Instant begin = requested.plusSeconds(10L * stage.number());
      Usage usage = new Usage(1, 3_000, 2_000, BigDecimal.valueOf(39, 3));
      soFar = soFar.plus(usage);
      events.add(new StageStarted(run, stage.number(), "processor-1", begin));
      events.add(
          new StageCompleted(
              run,
              stage.number(),
              output.apply(stage),
              "anthropic/claude-sonnet-4.5",
              "v1",
              usage,
              soFar,
              begin,
              begin.plusSeconds(9)));
    }
    return events;
  }
}
