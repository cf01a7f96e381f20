package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.key.KeyCallers;
import dev.innovationpipeline.ingest.security.SecurityMode;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.session.EndedSessions;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes what is there in every mode: the check of callers again, and of the issuer's tokens. */
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {

  @Bean
  Admission admission(KeyCallers keys, EndedSessions ended, InstantSource clock) {
    return caller ->
        switch (caller.means()) {
          case LOCAL -> true;
          case KEY ->
              keys.holds(caller) && isBefore(caller, clock.instant()) && !isEnded(caller, ended);
          case TOKEN -> isBefore(caller, clock.instant()) && !isEnded(caller, ended);
        };
  }

  @Bean
  IssuedTokens issuedTokens(SecuritySettings settings, InstantSource clock) {
    return settings.takes(SecurityMode.JWT)
        ? IssuedTokens.of(settings, clock)
        : IssuedTokens.none();
  }

  private static boolean isEnded(Caller caller, EndedSessions ended) {
    String session = caller.session();
    return session != null && ended.has(session);
  }

  private static boolean isBefore(Caller caller, Instant now) {
    Instant until = caller.until();
    return until == null || now.isBefore(until);
  }
}
