package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A batch of events folded to what is to be written; sorted by key, so that concurrent writers
 * never deadlock.
 *
 * @param forgotten runs of which nothing may be kept; none of them is among the others
 */
public record FactBatch(
    SortedMap<AttemptKey, AttemptState> attempts,
    SortedMap<OutputKey, Output> outputs,
    SortedMap<Star.Key, Star> stars,
    SortedSet<String> forgotten) {

  public static FactBatch fold(Collection<? extends RunEvent> events) {
    Folding folding = new Folding();
    events.forEach(folding::add);
    return folding.folded();
  }

  /** The runs of which there is something to write. */
  public SortedSet<String> runs() {
    SortedSet<String> runs = new TreeSet<>();
    attempts.keySet().forEach(key -> runs.add(key.runId()));
    return runs;
  }

  private static final class Folding {

    private final SortedMap<AttemptKey, RunStatus> statuses = new TreeMap<>();
    private final SortedMap<AttemptKey, Integer> fromStages = new TreeMap<>();
    private final SortedMap<OutputKey, Output> outputs = new TreeMap<>();
    private final SortedMap<Star.Key, Star> stars = new TreeMap<>();
    private final SortedSet<String> forgotten = new TreeSet<>();

    void add(RunEvent event) {
      if (event instanceof RunForgotten) {
        forgotten.add(event.run().runId());
        return;
      }
      AttemptKey attempt = new AttemptKey(event.run().runId(), event.run().attempt());
      statuses.merge(attempt, RunStatus.of(event), RunStatus::merge);
      switch (event) {
        case StageCompleted completed -> {
          Output output = Output.of(completed);
          outputs.merge(output.key(), output, Output::newer);
        }
        case CardStarred starred -> {
          Star star = Star.of(starred);
          stars.merge(star.key(), star, Star::merge);
        }
        case ReprocessRequested requested ->
            fromStages.merge(attempt, requested.fromStage(), Math::max);
        case RunRequested e -> {}
        case StageStarted e -> {}
        case StageRetryScheduled e -> {}
        case RunFailed e -> {}
        case RunCancelled e -> {}
        case RunForgotten e -> {}
      }
    }

    FactBatch folded() {
      statuses.keySet().removeIf(key -> forgotten.contains(key.runId()));
      outputs.keySet().removeIf(key -> forgotten.contains(key.runId()));
      stars.keySet().removeIf(key -> forgotten.contains(key.runId()));
      SortedMap<AttemptKey, AttemptState> attempts = new TreeMap<>();
      statuses.forEach(
          (key, status) -> attempts.put(key, AttemptState.of(status, fromStages.get(key))));
      return new FactBatch(attempts, outputs, stars, forgotten);
    }
  }
}
