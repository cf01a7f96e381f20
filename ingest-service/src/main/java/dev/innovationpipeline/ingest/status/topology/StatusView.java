package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The newest status of each run, as this instance has read it from {@code run-status}. */
public interface StatusView {

  /** The consumer group that aggregates events into {@code run-status}. */
  static String consumerGroup(Topics topics) {
    return topics.prefix() + "run-status-view";
  }

  /**
   * Follows the view. {@link #changed} runs on the view's one thread, the others on the one that
   * starts and stops it.
   */
  interface Listener {

    /**
     * The view is about to be filled from the topic.
     *
     * @param consumerGroup the group that aggregates the events
     * @throws Exception when the listener is not ready; the fill is then retried later
     */
    default void fillStarting(String consumerGroup) throws Exception {}

    /** The view has all that was on the topic when the fill started. */
    default void filled() {}

    /** The view is about to be closed; it may be filled again. */
    default void closing() {}

    /**
     * A run has changed; the view shows it already. Changes that the store of an earlier start has
     * are not told again.
     *
     * @param before null for a run that is new to the view
     */
    default void changed(@Nullable ViewedStatus before, ViewedStatus now) {}
  }

  /** Figures derived from all statuses, saved with them: a restart need not read every status. */
  interface Summary {

    /** Takes up a run that the store has; called for each when there is no saved summary. */
    void add(RunStatus status);

    /** Forgets everything. */
    void clear();

    byte[] save();

    /**
     * Replaces all figures by saved ones.
     *
     * @return false when they cannot be read; all runs are then added one by one
     */
    boolean restore(byte[] saved);
  }

  /**
   * Adds a listener, to be called before the view starts. Listeners are called in the order in
   * which they were added.
   */
  void listen(Listener listener);

  /**
   * @throws org.springframework.web.ErrorResponseException 503 while the view is being filled
   */
  Optional<ViewedStatus> find(String runId);

  /**
   * Scans all runs; meant for rare questions.
   *
   * @throws org.springframework.web.ErrorResponseException 503 while the view is being filled
   */
  boolean any(Predicate<RunStatus> condition);

  /** Whether the view shows this record and all before it in its partition. */
  boolean hasRead(ChangeId change);

  /**
   * Runs whose newest record lacks a part of what the view shows, for example because an instance
   * that had lost its partitions wrote it. Compaction would keep only that record.
   */
  Collection<String> incomplete();
}
