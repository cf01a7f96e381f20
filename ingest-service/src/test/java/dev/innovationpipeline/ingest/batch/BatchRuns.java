package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs of the batch b, on its first document unless it is said. */
final class BatchRuns {

  static final int SHARED = 3;

  private BatchRuns() {}

  static RunContext run(int company, int companies, @Nullable Integer awaits) {
    return run(new Batched("b", 1, 1, company, companies, awaits));
  }

  static RunContext run(Batched place) {
    return new RunContext(
        place.runOf(place.company()),
        1,
        "u",
        "c" + place.company(),
        "https://example.com/a.pdf",
        Runs.NOW,
        RunOptions.DEFAULTS.withBatch(place));
  }

  /** The first company's run. */
  static RunContext lead(int companies) {
    return run(1, companies, null);
  }

  static RunContext awaiting(int company, int companies) {
    return run(company, companies, SHARED);
  }

  static RunStatus requested(RunContext run) {
    return RunStatus.of(new RunRequested(run, run.attemptRequestedAt()));
  }

  static RunStatus completed(RunContext run, int stages) {
    return after(
        run,
        IntStream.rangeClosed(1, stages)
            .mapToObj(stage -> (RunEvent) Runs.completed(run, stage))
            .toList());
  }

  static RunStatus after(RunContext run, List<RunEvent> events) {
    return Stream.concat(
            Stream.of(new RunRequested(run, run.attemptRequestedAt())), events.stream())
        .map(RunStatus::of)
        .reduce(RunStatus::merge)
        .orElseThrow();
  }
}
