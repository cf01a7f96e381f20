package dev.innovationpipeline.ingest.status.topology;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills the view beside the web server, and fills it anew whenever it has failed: while Kafka is
 * away, the service takes requests and answers that it is not ready.
 */
final class StatusStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StatusStreams.class);
  private static final Duration RESTART_INTERVAL = Duration.ofSeconds(2);

  private final ViewStart viewStart;
  private final List<StatusView.Listener> listeners = new CopyOnWriteArrayList<>();
  private final StatusView.Summary summary;
  private volatile @Nullable StreamsView view;
  private volatile boolean filled;
  private volatile @Nullable Thread keeper;

  /** Passes each change on to all listeners, in order. */
  private final StatusView.Listener toAll =
      new StatusView.Listener() {
        @Override
        public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
          listeners.forEach(listener -> listener.changed(before, now));
        }
      };

  /**
   * @param summary saved with the statuses
   */
  StatusStreams(ViewStart viewStart, StatusView.Summary summary) {
    this.viewStart = viewStart;
    this.summary = summary;
  }

  void listen(StatusView.Listener listener) {
    listeners.add(listener);
  }

  /** Empty until the view has all that was on the topic when the fill started. */
  Optional<StreamsView> withView() {
    return filled ? Optional.ofNullable(view) : Optional.empty();
  }

  /** Whether the view can answer, even while another instance has the aggregation's partitions. */
  boolean isReady() {
    return withView().map(StreamsView::isRunning).orElse(false);
  }

  @Override
  public void start() {
    keeper = Thread.ofPlatform().name("status-streams-keeper").daemon().start(this::keepRunning);
  }

  private void keepRunning() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (Optional.ofNullable(view).map(StreamsView::hasEnded).orElse(true)) {
          startOnce();
        }
        Thread.sleep(RESTART_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startOnce() throws InterruptedException {
    boolean isDamaged = Optional.ofNullable(view).map(StreamsView::isDamaged).orElse(false);
    leave();
    try {
      viewStart.declareTopics();
      for (StatusView.Listener listener : listeners) {
        listener.fillStarting(viewStart.consumerGroup());
      }
      StreamsView next = viewStart.next(toAll, summary, isDamaged);
      view = next;
      next.fill();
      show();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      log.warn(
          "The status view could not start: {}. Retrying in {}.", e.toString(), RESTART_INTERVAL);
      Optional.ofNullable(view).ifPresent(StreamsView::close);
    }
  }

  private synchronized void show() {
    if (isRunning()) {
      filled = true;
      listeners.forEach(StatusView.Listener::filled);
    }
  }

  private synchronized void leave() {
    if (filled) {
      listeners.reversed().forEach(StatusView.Listener::closing);
    }
    filled = false;
  }

  @Override
  public void stop() {
    Thread thread = keeper;
    if (thread != null) {
      thread.interrupt();
    }
    keeper = null;
    leave();
    Optional.ofNullable(view).ifPresent(StreamsView::close);
    try {
      viewStart.close();
    } catch (IOException e) {
      log.debug("The lock of the status view's folder could not be closed.", e);
    }
  }

  @Override
  public boolean isRunning() {
    return keeper != null;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
