package dev.innovationpipeline.processor;

import dev.innovationpipeline.processor.engine.ConsumerState;
import dev.innovationpipeline.processor.engine.StageEngine;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine says to probes. */
@Configuration(proxyBeanMethods = false)
class EngineHealth {

  /** Kafka's max.poll.interval.ms: who has not polled for so long is out of its group for good. */
  private static final Duration HANGS_AFTER = Duration.ofMinutes(5);

  /** Liveness: only a restart brings back a dead or hanging thread; a broker away is no reason. */
  @Bean
  HealthIndicator stageThreadsHealthIndicator(StageEngine engine) {
    return () ->
        health(
            engine,
            Status.DOWN,
            state -> state.alive() && state.sinceLastPoll().compareTo(HANGS_AFTER) < 0);
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
