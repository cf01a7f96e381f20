package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.platform.time.TimeSource;
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

  private final LimitSettings settings;
  private final boolean enabled;

  LimitConfiguration(LimitSettings settings, SecuritySettings security) {
    this.settings = settings;
    this.enabled = Objects.requireNonNullElse(settings.enabled(), !security.isLocal());
  }

  @Bean
  FilterRegistrationBean<LimitFilter> limitFilter(TimeSource time, JsonMapper json) {
    FilterRegistrationBean<LimitFilter> registration =
        new FilterRegistrationBean<>(new LimitFilter(new RequestLimits(settings, time), json));
    registration.setOrder(ORDER);
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
