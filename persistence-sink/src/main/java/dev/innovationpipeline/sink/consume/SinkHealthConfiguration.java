package dev.innovationpipeline.sink.consume;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.innovationpipeline.sink.consume.StoreCondition.Outage;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The health of the sink. */
@Configuration(proxyBeanMethods = false)
class SinkHealthConfiguration {

  /** A consumer that stopped by itself comes back only with a restart. */
  @Bean
  HealthIndicator eventConsumersHealthIndicator(
      ConcurrentMessageListenerContainer<String, byte[]> eventContainer) {
    return () -> (eventContainer.isInExpectedState() ? Health.up() : Health.down()).build();
  }

  /** A store that is away comes back without us: a reason not to be ready, none to be restarted. */
  @Bean
  HealthIndicator storeHealthIndicator(StoreCondition condition, Optional<HikariDataSource> pool) {
    return () -> {
      Health.Builder health =
          condition.outage().map(SinkHealthConfiguration::down).orElseGet(Health::up);
      pool.ifPresent(connections -> describe(connections, health));
      return health.build();
    };
  }

  private static Health.Builder down(Outage outage) {
    return Health.down()
        .withDetail("away_since", outage.since().toString())
        .withDetail("failed_tries", outage.tries())
        .withDetail("reason", outage.reason())
        .withDetail("next", "Reading pauses, the batch is retried; nothing is lost.");
  }

  /** The seed's figures; none before the pool was first used. */
  private static void describe(HikariDataSource pool, Health.Builder health) {
    HikariPoolMXBean figures = pool.getHikariPoolMXBean();
    health
        .withDetail("pool_min", pool.getMinimumIdle())
        .withDetail("pool_max", pool.getMaximumPoolSize());
    if (figures != null) {
      health
          .withDetail("pool_size", figures.getTotalConnections())
          .withDetail("pool_idle", figures.getIdleConnections())
          .withDetail("pool_waiting", figures.getThreadsAwaitingConnection());
    }
  }
}
