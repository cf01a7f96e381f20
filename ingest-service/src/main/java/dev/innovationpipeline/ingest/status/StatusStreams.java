package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.kafka.TopicDeclaration;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the streams beside the web server and again whenever they end: the service takes requests
 * while Kafka is away and says so, rather than not to start.
 */
final class StatusStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StatusStreams.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Topology topology;
  private final Properties settings;
  private final TopicDeclaration topics;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable Thread keeper;

  StatusStreams(Topology topology, Properties settings, TopicDeclaration topics) {
    this.topology = topology;
    this.settings = settings;
    this.topics = topics;
  }

  Optional<KafkaStreams> current() {
    return Optional.ofNullable(streams);
  }

  boolean isReady() {
    return current().map(s -> s.state() == KafkaStreams.State.RUNNING).orElse(false);
  }

  @Override
  public void start() {
    keeper = Thread.ofPlatform().name("status-streams-keeper").daemon().start(this::keepRunning);
  }

  private void keepRunning() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (current().map(s -> s.state().hasCompletedShutdown()).orElse(true)) {
          startOnce();
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startOnce() throws InterruptedException {
    try {
      topics.declare();
      KafkaStreams next = new KafkaStreams(topology, settings);
      next.setUncaughtExceptionHandler(
          e -> {
            log.error("A thread of the status view ended; the view starts again.", e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams = next;
      next.start();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      log.warn("The status view could not start: {}. It tries again in {}.", e.toString(), PAUSE);
      current().ifPresent(s -> s.close(CLOSE_WITHIN));
    }
  }

  @Override
  public void stop() {
    Thread thread = keeper;
    if (thread != null) {
      thread.interrupt();
    }
    keeper = null;
    current()
        .ifPresent(
            s ->
                s.close(
                    CloseOptions.timeout(CLOSE_WITHIN)
                        .withGroupMembershipOperation(
                            CloseOptions.GroupMembershipOperation.LEAVE_GROUP)));
  }

  @Override
  public boolean isRunning() {
    return keeper != null;
  }
}
