package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
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
public final class StatusStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StatusStreams.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Supplier<Topology> topology;
  private final Properties settings;
  private final KafkaClientSupplier clients;
  private final TopicDeclaration topics;
  private final FillSteps steps;
  private volatile @Nullable KafkaStreams streams;
  private volatile boolean filled;
  private volatile @Nullable Thread keeper;

  /** What is to be done around the filling of the view, each time it is filled. */
  public interface FillSteps {
    void before() throws Exception;

    void after();
  }

  public StatusStreams(
      Supplier<Topology> topology,
      Properties settings,
      KafkaClientSupplier clients,
      TopicDeclaration topics,
      FillSteps steps) {
    this.topology = topology;
    this.settings = settings;
    this.clients = clients;
    this.topics = topics;
    this.steps = steps;
  }

  /** Empty until the view has all that was on the topic when it was asked. */
  Optional<KafkaStreams> withView() {
    return filled ? Optional.ofNullable(streams) : Optional.empty();
  }

  /** Whether the view can answer; the fold may be somebody else's work just now. */
  public boolean isReady() {
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
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startOnce() throws InterruptedException {
    try {
      topics.declare();
      steps.before();
      filled = false;
      KafkaStreams next = new KafkaStreams(topology.get(), settings, clients);
      next.setUncaughtExceptionHandler(
          e -> {
            log.error("A thread of the status view ended; the view starts again.", e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams = next;
      next.start();
      filled = true;
      steps.after();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      log.warn("The status view could not start: {}. It tries again in {}.", e.toString(), PAUSE);
      Optional.ofNullable(streams).ifPresent(s -> s.close(CLOSE_WITHIN));
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
                    CloseOptions.timeout(CLOSE_WITHIN)
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
