package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Numbers of runs by status and stage, kept as the view changes: exact, without a scan. */
public final class RunCounts implements StatusView.Listener, StatusView.Summary {

  private static final int MINUTES = 60;

  private final InstantSource clock;
  private final Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
  private final Map<Integer, Integer> queued = new HashMap<>();
  private final NavigableMap<Instant, Ended> ended = new TreeMap<>();

  RunCounts(InstantSource clock) {
    this.clock = clock;
  }

  private record Ended(int completed, int failed) {
    Ended plus(Status status) {
      return switch (status) {
        case COMPLETED -> new Ended(completed + 1, failed);
        case FAILED -> new Ended(completed, failed + 1);
        case PENDING, RUNNING, CANCELLED, FORGOTTEN -> this;
      };
    }
  }

  /** The runs that ended within one minute. */
  public record Minute(Instant minute, int completed, int failed) {}

  private record Saved(
      Map<Status, Integer> byStatus, Map<Integer, Integer> queued, List<Minute> ended) {}

  @Override
  public synchronized byte[] save() {
    return WireJson.MAPPER.writeValueAsBytes(new Saved(byStatus, queued, throughput()));
  }

  @Override
  public synchronized boolean restore(byte[] json) {
    try {
      Saved saved = WireJson.MAPPER.readValue(json, Saved.class);
      clear();
      byStatus.putAll(saved.byStatus());
      queued.putAll(saved.queued());
      saved.ended().forEach(m -> ended.put(m.minute(), new Ended(m.completed(), m.failed())));
      return true;
    } catch (JacksonException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void add(RunStatus status) {
    changed(null, status);
  }

  @Override
  public synchronized void clear() {
    byStatus.clear();
    queued.clear();
    ended.clear();
  }

  @Override
  public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
    changed(before == null ? null : before.status(), now.status());
  }

  private synchronized void changed(@Nullable RunStatus before, RunStatus now) {
    if (before != null) {
      byStatus.merge(before.status(), -1, Integer::sum);
      waitsFor(before).ifPresent(stage -> queued.merge(stage, -1, Integer::sum));
    }
    byStatus.merge(now.status(), 1, Integer::sum);
    waitsFor(now).ifPresent(stage -> queued.merge(stage, 1, Integer::sum));
    if (now.status().isTerminal()
        && (before == null || !before.progress().equals(now.progress()))) {
      count(now.status(), now.updatedAt().truncatedTo(ChronoUnit.MINUTES));
    }
  }

  public synchronized int runs(Status status) {
    return byStatus.getOrDefault(status, 0);
  }

  /** Runs that wait for a processor to take the stage up. */
  public synchronized int queued(int stage) {
    return queued.getOrDefault(stage, 0);
  }

  /** The last hour, the oldest minute first. */
  public synchronized List<Minute> throughput() {
    Instant current = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    List<Minute> minutes = new ArrayList<>();
    for (int ago = MINUTES - 1; ago >= 0; ago--) {
      Instant minute = current.minus(Duration.ofMinutes(ago));
      Ended count = ended.getOrDefault(minute, new Ended(0, 0));
      minutes.add(new Minute(minute, count.completed(), count.failed()));
    }
    return minutes;
  }

  private void count(Status status, Instant minute) {
    Instant oldest = clock.instant().minus(Duration.ofMinutes(MINUTES + 1));
    ended.headMap(oldest).clear();
    if (minute.isAfter(oldest)) {
      ended.merge(minute, new Ended(0, 0).plus(status), (old, one) -> old.plus(status));
    }
  }

  private static Optional<Integer> waitsFor(RunStatus run) {
    if (run.status() == Status.PENDING) {
      return Optional.of(1);
    }
    StageProgress newest = run.stages().get(run.currentStage());
    return run.status() == Status.RUNNING && newest != null && newest.status() == Status.COMPLETED
        ? Optional.of(newest.stage() + 1).filter(run.run().pipeline()::has)
        : Optional.empty();
  }
}
