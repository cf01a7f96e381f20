package dev.innovationpipeline.ingest.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to operations.
 *
 * @param enabled false by default: a client that may start runs may not yet empty the database
 * @param token required as a bearer token; when empty, every client may operate the service
 */
@ConfigurationProperties("pipeline.operations")
record OperationsSettings(@DefaultValue("false") boolean enabled, @DefaultValue("") String token) {

  @Override
  public String toString() {
    return "OperationsSettings[enabled="
        + enabled
        + ", token="
        + (token.isEmpty() ? "none" : "set")
        + "]";
  }
}
