package dev.innovationpipeline.processor.engine;

import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health of the engine. */
@Configuration(proxyBeanMethods = false)
class EngineHealthConfiguration {

  /**
   * The default of max.poll.interval.ms: a consumer without a poll for that long left its group.
   */
  private static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(5);

  /** Liveness: only a restart brings back a dead or hanging thread; a broker away is no reason. */
  @Bean
  HealthIndicator stageThreadsHealthIndicator(StageEngine engine) {
    return () ->
        health(
            engine,
            Status.DOWN,
            state -> state.alive() && state.sinceLastPoll().compareTo(MAX_POLL_INTERVAL) < 0);
  }

  /** Readiness: the consumer is in its group, so its share of the runs goes on. */
  @Bean
  HealthIndicator stageConsumersHealthIndicator(StageEngine engine) {
    return () ->
        engine.isRunning()
            ? health(engine, Status.OUT_OF_SERVICE, ConsumerState::member)
            : Health.outOfService().build();
  }

  private static Health health(
      StageEngine engine, Status otherwise, Predicate<ConsumerState> healthy) {
    var state = engine.consumerState();
    Health.Builder health =
        state.map(healthy::test).orElse(true) ? Health.up() : Health.status(otherwise);
    state.ifPresent(known -> health.withDetail(known.group(), healthy.test(known)));
    return health.build();
  }
}
