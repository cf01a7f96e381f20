package dev.innovationpipeline.ingest.caller;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the request that this thread serves, outside local mode. */
public final class Callers {

  private Callers() {}

  /** Empty when the request does not say who sends it. */
  public static Optional<Caller> current() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
