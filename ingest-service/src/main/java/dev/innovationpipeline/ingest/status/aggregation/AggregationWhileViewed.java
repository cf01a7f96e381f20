package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Aggregates while the view is there: its statuses are the base of every change. */
final class AggregationWhileViewed implements StatusView.Listener {

  private final int threads;
  private final IntFunction<EventAggregation> starting;
  private final List<EventAggregation> running = new ArrayList<>();

  /**
   * @param starting starts an aggregation, given its number
   */
  AggregationWhileViewed(int threads, IntFunction<EventAggregation> starting) {
    this.threads = threads;
    this.starting = starting;
  }

  @Override
  public synchronized void filled() {
    for (int number = 1; number <= threads; number++) {
      running.add(starting.apply(number));
    }
  }

  @Override
  public synchronized void closing() {
    running.forEach(EventAggregation::stop);
    running.clear();
  }
}
