package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.platform.time.TimeSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Composes the limits; by default there are none of local mode but that of failed logins. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

  /** After it is known who sends the request. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 30;

  /** Before the request has its span and its time. */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

  /** Of a start for those of its sender before it. */
  private static final Duration TURN_TIMEOUT = Duration.ofSeconds(1);

  private final LimitSettings settings;
  private final boolean enabled;

  LimitConfiguration(LimitSettings settings, SecuritySettings security) {
    this.settings = settings;
    this.enabled = Objects.requireNonNullElse(settings.enabled(), !security.isLocal());
  }

  @Bean
  Exhausted exhausted() {
    return new Exhausted();
  }

  @Bean
  Refusals refusals(JsonMapper json, MeterRegistry meters) {
    return new Refusals(
        json,
        Counter.builder("innovation.pipeline.requests.refused")
            .description("Requests that were refused since their sender has sent too many.")
            .register(meters));
  }

  @Bean
  FilterRegistrationBean<LimitFilter> limitFilter(
      TimeSource time, Exhausted exhausted, Refusals refusals) {
    SenderRates requests = SenderRates.ofRequests(settings, time);
    SenderRates starts = SenderRates.ofStarts(settings, time);
    StartTurns turns = new StartTurns(settings.startsPerSecond(), TURN_TIMEOUT);
    return filter(new LimitFilter(requests, starts, turns, exhausted, refusals), ORDER);
  }

  @Bean
  FilterRegistrationBean<FloodFilter> floodFilter(
      Exhausted exhausted, Refusals refusals, AuditTrail audit) {
    return filter(new FloodFilter(exhausted, refusals, audit), FIRST);
  }

  private <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.setEnabled(enabled);
    return registration;
  }

  @Bean
  FailedLogins failedLogins(TimeSource time) {
    return new FailedLogins(settings.failedLoginsPerMinute(), time);
  }

  @Bean
  GuessedLinks guessedLinks(TimeSource time) {
    return new GuessedLinks(settings.failedLoginsPerMinute(), time);
  }

  @Bean
  OpenStreams openStreams() {
    return new OpenStreams(enabled ? settings.streams() : 0);
  }

  @Bean
  OpenRuns openRuns(RunCounts counts) {
    return new OpenRuns(enabled ? settings.openRuns() : 0, counts::open);
  }
}
