package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
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
 * A batch of events, aggregated to the facts to write; sorted by key, so that concurrent writers
 * never deadlock.
 *
 * @param forgotten runs to erase; none of them is among the others
 */
public record FactBatch(
    SortedMap<AttemptState.Key, AttemptState> attempts,
    SortedMap<Output.Key, Output> outputs,
    SortedMap<Star.Key, Star> stars,
    SortedMap<Edit.Key, Edit> edits,
    SortedMap<Annotation.Key, Annotation> annotations,
    SortedMap<ReviewFact.Key, ReviewFact> reviews,
    SortedMap<String, BatchedRun> batched,
    SortedSet<String> forgotten) {

  public static FactBatch aggregate(Collection<? extends RunEvent> events) {
    Aggregation aggregation = new Aggregation();
    events.forEach(aggregation::add);
    return aggregation.result();
  }

  /** The runs of which there is something to write. */
  public SortedSet<String> runs() {
    SortedSet<String> runs = new TreeSet<>();
    attempts.keySet().forEach(key -> runs.add(key.runId()));
    return runs;
  }

  private static final class Aggregation {

    private final SortedMap<AttemptState.Key, RunStatus> statuses = new TreeMap<>();
    private final SortedMap<AttemptState.Key, Integer> fromStages = new TreeMap<>();
    private final SortedMap<Output.Key, Output> outputs = new TreeMap<>();
    private final SortedMap<Star.Key, Star> stars = new TreeMap<>();
    private final SortedMap<Edit.Key, Edit> edits = new TreeMap<>();
    private final SortedMap<Annotation.Key, Annotation> annotations = new TreeMap<>();
    private final SortedMap<ReviewFact.Key, ReviewFact> reviews = new TreeMap<>();
    private final SortedMap<String, BatchedRun> batched = new TreeMap<>();
    private final SortedSet<String> forgotten = new TreeSet<>();

    void add(RunEvent event) {
      if (event instanceof RunForgotten) {
        forgotten.add(event.run().runId());
        return;
      }
      AttemptState.Key attempt = new AttemptState.Key(event.run().runId(), event.run().attempt());
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
        case OutputEdited edited -> {
          Edit edit = Edit.of(edited);
          edits.merge(edit.key(), edit, Edit::merge);
        }
        case Annotated annotated -> {
          Annotation note = Annotation.of(annotated);
          annotations.merge(note.key(), note, Annotation::merge);
        }
        case Review review -> {
          ReviewFact fact = ReviewFact.of(review);
          reviews.merge(fact.key(), fact, ReviewFact::merge);
        }
        case ReprocessRequested requested ->
            fromStages.merge(attempt, requested.fromStage(), Math::max);
        case RunRequested requested ->
            BatchedRun.of(requested).ifPresent(run -> batched.put(run.runId(), run));
        case StageStarted e -> {}
        case StageRetryScheduled e -> {}
        case RunFailed e -> {}
        case RunCancelled e -> {}
        case RunForgotten e -> {}
      }
    }

    FactBatch result() {
      statuses.keySet().removeIf(key -> forgotten.contains(key.runId()));
      outputs.keySet().removeIf(key -> forgotten.contains(key.runId()));
      stars.keySet().removeIf(key -> forgotten.contains(key.runId()));
      edits.keySet().removeIf(key -> forgotten.contains(key.runId()));
      annotations.keySet().removeIf(key -> forgotten.contains(key.runId()));
      reviews.keySet().removeIf(key -> forgotten.contains(key.runId()));
      batched.keySet().removeIf(key -> forgotten.contains(key));
      SortedMap<AttemptState.Key, AttemptState> attempts = new TreeMap<>();
      statuses.forEach(
          (key, status) -> attempts.put(key, AttemptState.of(status, fromStages.get(key))));
      return new FactBatch(
          attempts, outputs, stars, edits, annotations, reviews, batched, forgotten);
    }
  }
}
