package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the streams beside the web server, and restarts them whenever they end: while Kafka is
 * away, the service takes requests and answers that it is not ready.
 */
final class StatusStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StatusStreams.class);
  private static final Duration RESTART_INTERVAL = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Function<StatusView.Listener, Topology> topology;
  private final Properties settings;
  private final KafkaClientSupplier clients;
  private final TopicDeclaration topics;
  private final List<StatusView.Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable KafkaStreams streams;
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
   * @param topology makes the topology that tells a listener of each change
   */
  StatusStreams(
      Function<StatusView.Listener, Topology> topology,
      Properties settings,
      KafkaClientSupplier clients,
      TopicDeclaration topics) {
    this.topology = topology;
    this.settings = settings;
    this.clients = clients;
    this.topics = topics;
  }

  void listen(StatusView.Listener listener) {
    listeners.add(listener);
  }

  /** Empty until the view has all that was on the topic when the fill started. */
  Optional<KafkaStreams> withView() {
    return filled ? Optional.ofNullable(streams) : Optional.empty();
  }

  /** Whether the view can answer, even while another instance has the aggregation's partitions. */
  boolean isReady() {
    return withView().map(s -> s.state().isRunningOrRebalancing()).orElse(false);
  }

  @Override
  public void start() {
    keeper = Thread.ofPlatform().name("status-streams-keeper").daemon().start(this::keepRunning);
  }

  private void keepRunning() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (Optional.ofNullable(streams).map(s -> s.state().hasCompletedShutdown()).orElse(true)) {
          startOnce();
        }
        Thread.sleep(RESTART_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startOnce() throws InterruptedException {
    try {
      topics.declare();
      for (StatusView.Listener listener : listeners) {
        listener.fillStarting(String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG)));
      }
      filled = false;
      KafkaStreams next = new KafkaStreams(topology.apply(toAll), settings, clients);
      next.setUncaughtExceptionHandler(
          e -> {
            log.error("A thread of the status view failed; the view restarts.", e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams = next;
      next.start();
      filled = true;
      listeners.forEach(StatusView.Listener::filled);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      log.warn(
          "The status view could not start: {}. Retrying in {}.", e.toString(), RESTART_INTERVAL);
      Optional.ofNullable(streams).ifPresent(s -> s.close(CLOSE_TIMEOUT));
    }
  }

  @Override
  public void stop() {
    Thread thread = keeper;
    if (thread != null) {
      thread.interrupt();
    }
    keeper = null;
    Optional.ofNullable(streams)
        .ifPresent(
            s ->
                s.close(
                    CloseOptions.timeout(CLOSE_TIMEOUT)
                        .withGroupMembershipOperation(
                            CloseOptions.GroupMembershipOperation.LEAVE_GROUP)));
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
