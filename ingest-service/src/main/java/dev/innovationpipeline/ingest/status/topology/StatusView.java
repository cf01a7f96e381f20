package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The newest status of each run, as this instance has read it from {@code run-status}. */
public interface StatusView {

  /** Follows the view. All methods but {@link #fillStarting} run on the view's one thread. */
  interface Listener {

    /**
     * The view is about to be filled anew from the topic.
     *
     * @param consumerGroup the group that aggregates the events
     * @throws Exception when the listener is not ready; the fill is then retried later
     */
    default void fillStarting(String consumerGroup) throws Exception {}

    /** The view has all that was on the topic when the fill started. */
    default void filled() {}

    /**
     * A run has changed; the view shows it already.
     *
     * @param before null for a run that is new to the view
     */
    default void changed(@Nullable ViewedStatus before, ViewedStatus now) {}
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
}
