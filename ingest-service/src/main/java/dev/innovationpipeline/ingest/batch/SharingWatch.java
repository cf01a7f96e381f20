package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.process.PeriodicService;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Notices when runs that wait may go on. Every instance does; the log lets one of them write it.
 * Without runs that wait it costs a look at each change.
 */
@Component
class SharingWatch extends PeriodicService {

  private static final Logger log = LoggerFactory.getLogger(SharingWatch.class);

  /** Between a change and what follows from it; several changes are one look. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

  /** After a look that failed, as Kafka was away or another instance was faster. */
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

  private final ConcurrentMap<String, String> due = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> failed = new ConcurrentHashMap<>();

  /** Groups of runs that wait; by the one thread of the tasks. */
  private final Set<String> looked = new HashSet<>();

  private final Sharing sharing;
  private final RunCounts counts;
  private final BatchSettings settings;

  SharingWatch(Sharing sharing, RunStatuses statuses, RunCounts counts, BatchSettings settings) {
    this.sharing = sharing;
    this.counts = counts;
    this.settings = settings;
    statuses.followStatuses(this::changed);
  }

  private void changed(RunStatus run) {
    Batched batch = run.run().options().batch();
    if (batch != null && counts.awaiting().any(batch.group())) {
      due.put(batch.group(), run.run().runId());
    }
  }

  /** Looks at the documents of which a run has changed. */
  void lookAtDue() {
    look(taken(due));
  }

  /** Looks at all runs that wait: for what was not written, and after a start. */
  void lookAtAll() {
    List<String> awaiting = counts.awaiting().all();
    sharing.retain(awaiting);
    looked.retainAll(awaiting.stream().map(SharingWatch::groupOf).collect(Collectors.toSet()));
    lookAt(awaiting);
  }

  /**
   * Has the looks that failed done again, each by itself, as one may fail for ever; and looks at
   * what was there when this instance started.
   */
  void retry() {
    taken(failed).forEach(runId -> look(List.of(runId)));
    lookAt(sharing.grownOld());
    lookAt(
        counts.awaiting().all().stream()
            .filter(runId -> !looked.contains(groupOf(runId)))
            .toList());
  }

  private void lookAt(Collection<String> awaiting) {
    Map<String, String> groups = new TreeMap<>();
    awaiting.forEach(runId -> groups.putIfAbsent(groupOf(runId), runId));
    look(groups.values());
  }

  private static List<String> taken(ConcurrentMap<String, String> runs) {
    return Set.copyOf(runs.keySet()).stream()
        .flatMap(group -> Stream.ofNullable(runs.remove(group)))
        .toList();
  }

  private static String groupOf(String runId) {
    return runId.substring(0, runId.lastIndexOf('.') + 1);
  }

  private void look(Collection<String> runIds) {
    runIds.forEach(runId -> looked.add(groupOf(runId)));
    try {
      sharing.look(runIds);
    } catch (ErrorResponseException e) {
      runIds.forEach(runId -> failed.put(groupOf(runId), runId));
      log.warn(
          "Runs beside {} wait on, as {} They are looked at again within {}.",
          runIds,
          e.getBody().getDetail(),
          RETRY_INTERVAL);
    } catch (KafkaException e) {
      runIds.forEach(runId -> failed.put(groupOf(runId), runId));
      log.info(
          "Runs beside {} are looked at again within {}, as another instance was faster or Kafka"
              + " does not answer: {}",
          runIds,
          RETRY_INTERVAL,
          e.getMessage());
    }
  }

  @Override
  protected PeriodicTasks begin() {
    PeriodicTasks tasks = new PeriodicTasks("batches");
    tasks.every(LOOK_INTERVAL, this::lookAtDue);
    tasks.every(RETRY_INTERVAL, this::retry);
    tasks.every(settings.checkInterval(), this::lookAtAll);
    return tasks;
  }
}
