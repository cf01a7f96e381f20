package dev.innovationpipeline.ingest.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may operate.
 *
 * @param enabled off by default: whoever reaches the service may start runs, not empty its database
 * @param token asked for as a bearer token; empty: whoever reaches the service may operate it
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
