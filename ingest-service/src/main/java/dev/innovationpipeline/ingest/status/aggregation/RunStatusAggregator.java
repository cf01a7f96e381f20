package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges what events say of their runs into the statuses that {@code run-status} has. It keeps no
 * state of its own but the changes that are on their way: its base is the view, which is read from
 * the topic that it writes, so a restart finds everything there. Not thread-safe.
 */
final class RunStatusAggregator {

  private record Written(RunStatus status, ChangeId change) {}

  private final StatusView view;

  /** Acknowledged by Kafka, and maybe not in the view yet. */
  private final Map<String, Written> written = new HashMap<>();

  /** Changed since the last acknowledgement. */
  private final Map<String, RunStatus> changed = new LinkedHashMap<>();

  RunStatusAggregator(StatusView view) {
    this.view = view;
  }

  /** Takes up what an event says of its run; repeated and late events change nothing. */
  void add(RunStatus implied) {
    String runId = implied.run().runId();
    RunStatus before = known(runId);
    RunStatus merged = before == null ? implied : before.merge(implied);
    if (!merged.equals(before)) {
      changed.put(runId, merged);
    }
  }

  /**
   * Has the whole status of a run written once more: the newest record on the topic lacks a part of
   * it, and compaction would keep that record alone.
   */
  void repeat(String runId) {
    RunStatus whole = known(runId);
    if (whole != null) {
      changed.put(runId, whole);
    }
  }

  /** One status for each run that has changed since the last acknowledgement. */
  List<RunStatus> changes() {
    return new ArrayList<>(changed.values());
  }

  /** Kafka has acknowledged a change that {@link #changes} returned. */
  void acknowledged(RunStatus status, ChangeId change) {
    String runId = status.run().runId();
    changed.remove(runId, status);
    written.put(runId, new Written(status, change));
  }

  /** Drops the changes that the view shows by now. */
  void dropViewed() {
    written.values().removeIf(mine -> view.hasRead(mine.change()));
  }

  private @Nullable RunStatus known(String runId) {
    RunStatus waiting = changed.get(runId);
    if (waiting != null) {
      return waiting;
    }
    Written mine = written.get(runId);
    if (mine != null && view.hasRead(mine.change())) {
      written.remove(runId);
      mine = null;
    }
    RunStatus viewed = view.find(runId).map(ViewedStatus::status).orElse(null);
    if (mine == null) {
      return viewed;
    }
    return viewed == null ? mine.status() : viewed.merge(mine.status());
  }
}
