package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.key.KeyCallers;
import dev.innovationpipeline.ingest.limit.FailedLogins;
import dev.innovationpipeline.ingest.problem.WrittenProblem;
import dev.innovationpipeline.ingest.security.AsksClients;
import dev.innovationpipeline.ingest.security.SecurityMode;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.session.Sessions;
import jakarta.servlet.Filter;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spring Security's resource server, and the sessions of people at the page. The rules of who may
 * what are those of the package {@code access}.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(AsksClients.class)
@EnableWebSecurity
class IdentityConfiguration {

  /** After the check of host and origin. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  @Bean
  CallerAuthentication callerAuthentication(
      SecuritySettings settings, KeyCallers keys, IssuedTokens tokens) {
    return new CallerAuthentication(
        settings.takes(SecurityMode.KEYS) ? keys::find : text -> Optional.empty(), tokens::holder);
  }

  @Bean
  SecurityFilterChain identityChain(
      HttpSecurity http,
      CallerAuthentication callers,
      Sessions sessions,
      FailedLogins failed,
      AuditTrail audit,
      JsonMapper json)
      throws Exception {
    AuthenticationEntryPoint refusal =
        (request, response, failure) -> {
          ErrorResponseException refused =
              failed.refusal(request.getRemoteAddr(), problemOf(failure));
          audit.refused(request, refused.getStatusCode().value());
          WrittenProblem.write(response, refused, json);
        };
    return http.csrf(csrf -> csrf.disable()) // SessionFilter asks for a token of its own.
        .headers(headers -> headers.disable()) // SecurityHeaders sets them in every mode.
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .anonymous(anonymous -> anonymous.disable())
        .addFilterBefore(new SessionFilter(sessions, json), BearerTokenAuthenticationFilter.class)
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationManagerResolver(request -> callers)
                    .authenticationEntryPoint(refusal))
        .build();
  }

  @Bean
  FilterRegistrationBean<Filter> identityFilter(
      @Qualifier("springSecurityFilterChain") Filter chain) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(chain);
    registration.setOrder(ORDER);
    return registration;
  }

  /** The request has its span and its time already. */
  @Bean
  SecurityObservationSettings noObservationsOfSecurity() {
    return SecurityObservationSettings.noObservations();
  }

  /** A malformed header is refused as an unknown key is. */
  private static ErrorResponseException problemOf(AuthenticationException failure) {
    return failure instanceof CallerAuthentication.NotAdmittedException refused
        ? refused.problem()
        : CallerAuthentication.unknown();
  }
}
