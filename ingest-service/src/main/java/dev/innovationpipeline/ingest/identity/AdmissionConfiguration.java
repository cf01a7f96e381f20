package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.key.KeyCallers;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the check of callers whose answers are still being written. */
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {

  @Bean
  Admission admission(KeyCallers keys, InstantSource clock) {
    return caller ->
        switch (caller.means()) {
          case LOCAL -> true;
          case KEY -> keys.holds(caller);
          case TOKEN -> isBefore(caller, clock.instant());
        };
  }

  private static boolean isBefore(Caller caller, Instant now) {
    Instant until = caller.until();
    return until == null || now.isBefore(until);
  }
}
