package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.caller.Caller;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the request that this thread serves, outside local mode. */
final class Callers {

  private Callers() {}

  /** Empty when the request does not say who sends it. */
  static Optional<Caller> current() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
