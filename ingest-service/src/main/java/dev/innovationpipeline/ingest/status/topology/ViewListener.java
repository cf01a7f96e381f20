package dev.innovationpipeline.ingest.status.topology;

import org.jspecify.annotations.Nullable;

/** Told of everything that changes in the view, on the view's one thread, in order. */
public interface ViewListener {

  /** The view is about to be filled anew from the topic. */
  void cleared();

  /**
   * A run has changed; the view shows it already.
   *
   * @param before null for a run that is new to the view
   */
  void changed(@Nullable ViewedStatus before, ViewedStatus now);
}
