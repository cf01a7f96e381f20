package dev.innovationpipeline.sink.store;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A batch of events folded to what is to be written: the newest state of each run, the newest
 * output of each of its stages; sorted by key, so that concurrent writers never deadlock.
 */
public record FactBatch(Map<String, RunStatus> runs, Map<OutputKey, StageCompleted> outputs) {

  /** Which stage of which run. */
  public record OutputKey(String runId, int stage) implements Comparable<OutputKey> {

    @Override
    public int compareTo(OutputKey other) {
      int byRun = runId.compareTo(other.runId);
      return byRun != 0 ? byRun : Integer.compare(stage, other.stage);
    }
  }

  public static FactBatch fold(Collection<? extends RunEvent> events) {
    Map<String, RunStatus> runs = new TreeMap<>();
    Map<OutputKey, StageCompleted> outputs = new TreeMap<>();
    for (RunEvent event : events) {
      runs.merge(event.run().runId(), RunStatus.of(event), RunStatus::merge);
      if (event instanceof StageCompleted completed) {
        outputs.merge(
            new OutputKey(event.run().runId(), completed.stage().number()),
            completed,
            FactBatch::newer);
      }
    }
    return new FactBatch(runs, outputs);
  }

  private static StageCompleted newer(StageCompleted a, StageCompleted b) {
    if (a.run().attempt() != b.run().attempt()) {
      return a.run().attempt() > b.run().attempt() ? a : b;
    }
    return a.occurredAt().isBefore(b.occurredAt()) ? b : a;
  }
}
