package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.schema.event.RunOptions.AwaitedRun;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The consequences for the runs on one document that wait for the first results of another, from
 * the statuses of all. It depends on nothing else, so every instance says the same.
 */
final class SharedStages {

  /** The first stage that tells the model of the company. */
  private static final String FIRST_OF_COMPANY = "brand-contextualization";

  private SharedStages() {}

  /** A consequence. */
  sealed interface Next {

    /** Nothing yet: a run is on its way. */
    record Nothing() implements Next {}

    /** The runs that wait go on with the results of another. */
    record Share(RunStatus source, List<RunStatus> awaiting) implements Next {}

    /** The runs that wait fail as the other did. */
    record Fail(RunStatus failed, List<RunStatus> awaiting) implements Next {}

    /** One of those that wait does the stages itself, as the others were cancelled or forgotten. */
    record Lead(RunStatus first) implements Next {}
  }

  /** The last stage whose result does not depend on the company; 0 for none. */
  static int of(Pipeline pipeline) {
    return pipeline.stages().stream()
            .filter(stage -> stage.key().equals(FIRST_OF_COMPANY))
            .mapToInt(Stage::number)
            .findFirst()
            .orElse(1)
        - 1;
  }

  /**
   * Decides on the runs on one document.
   *
   * @param runs of all companies, in their order; empty for one that the view does not have
   * @param isNew whether the wait of a run is one since a moment ago: then an end of another run
   *     does not count that may be of an attempt before, and a run that the view does not have
   *     counts as there, as the view reads runs in no order, and a retry asks for the others first
   */
  static Next next(List<Optional<RunStatus>> runs, Predicate<RunStatus> isNew) {
    List<RunStatus> known = runs.stream().flatMap(Optional::stream).toList();
    List<RunStatus> awaiting = known.stream().filter(RunStatus::awaitsOthers).toList();
    if (awaiting.isEmpty()) {
      return new Next.Nothing();
    }
    RunStatus first = awaiting.getFirst();
    List<RunStatus> others = known.stream().filter(run -> !run.awaitsOthers()).toList();
    Optional<RunStatus> source = others.stream().filter(run -> serves(run, first)).findFirst();
    if (source.isPresent()) {
      return new Next.Share(source.get(), awaiting);
    }
    boolean patient = isNew.test(first);
    boolean underWay =
        others.stream().anyMatch(run -> !run.status().isTerminal())
            || (patient && known.size() < runs.size())
            || (patient && awaiting.stream().anyMatch(run -> isBehind(others, run)));
    if (underWay) {
      return new Next.Nothing();
    }
    return others.stream()
        .filter(run -> run.status() == Status.FAILED)
        .findFirst()
        .<Next>map(failed -> new Next.Fail(failed, awaiting))
        .orElseGet(() -> new Next.Lead(first));
  }

  /** Whether the view has yet to read what a run waits for. */
  private static boolean isBehind(List<RunStatus> others, RunStatus awaiting) {
    Batched place = Objects.requireNonNull(awaiting.run().options().batch());
    AwaitedRun awaited = place.awaitsRun();
    return others.stream()
        .anyMatch(
            run ->
                awaited == null
                    ? endedBefore(run, awaiting)
                    : run.run().runId().equals(place.runOf(awaited.company()))
                        && run.run().attempt() < awaited.attempt()
                        && run.status() != Status.FORGOTTEN);
  }

  /** In the first attempt nothing can have ended before; later ones go by clocks, which differ. */
  private static boolean endedBefore(RunStatus run, RunStatus awaiting) {
    return awaiting.run().attempt() > 1
        && run.updatedAt().isBefore(awaiting.run().attemptRequestedAt());
  }

  /** Whether a run has the results that another waits for, and nobody has yet to approve them. */
  static boolean serves(RunStatus run, RunStatus awaiting) {
    PipelineVersion pipeline = awaiting.run().pipeline();
    int last = awaiting.run().options().awaited();
    return last > 0
        && run.status() != Status.FORGOTTEN
        && run.run().pipeline().equals(pipeline)
        && Stream.iterate(1, stage -> stage <= last, stage -> stage + 1)
            .allMatch(stage -> isCompleted(run.stages().get(stage)))
        && isApproved(run, last);
  }

  private static boolean isCompleted(@Nullable StageProgress stage) {
    return stage != null && stage.status() == Status.COMPLETED;
  }

  /** A result that is a copy has been approved. */
  private static boolean isApproved(RunStatus run, int stage) {
    StageProgress progress = run.stages().get(stage);
    return !run.run().options().waitsAfter(stage)
        || (progress != null
            && (progress.copiedFromAttempt() != null || progress.sharedBy() != null));
  }
}
