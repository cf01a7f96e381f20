package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How long a stage and a run may take, from when they could have begun. */
record Deadlines(Duration stage, Duration run) {

  /**
   * @param now by the elapsed time of the process
   * @return empty when there is time left
   */
  Optional<Interruption.Overdue> passed(RunningTask task, Duration now) {
    RunContext context = task.run();
    int inStage = task.stage();
    RunningTask.Waited waited = task.waited().until(now);
    String title = Pipelines.registered().title(context.pipeline(), inStage);
    if (waited.sinceRequest().compareTo(run) >= 0) {
      return overdue("run", run, inStage, title, "was asked for", context.attemptRequestedAt());
    }
    if (waited.sinceInput().compareTo(stage) >= 0) {
      return overdue("stage", stage, inStage, title, "could begin", task.ready());
    }
    return Optional.empty();
  }

  private static Optional<Interruption.Overdue> overdue(
      String which, Duration deadline, int stage, String title, String what, Instant since) {
    return Optional.of(
        new Interruption.Overdue(
            ("The %1$s's deadline of %2$s passed in stage %3$d, %4$s; the %1$s %5$s at %6$s."
                    + " Reprocess the run from stage %3$d, or raise pipeline.engine.%1$s-deadline.")
                .formatted(which, inWords(deadline), stage, title, what, since)));
  }

  /** Such as 1h30m. */
  private static String inWords(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
