package dev.innovationpipeline.ingest.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An endpoint and how it answers. */
public record KnownWebhook(WebhookEndpoint endpoint, WebhookHealth health) {

  /** When the service gave it up, unless somebody has enabled it since. */
  public @Nullable Instant givenUpAt() {
    Instant at = health.disabledAt();
    return at == null || at.isBefore(endpoint.enabledAt()) ? null : at;
  }

  /** Since when it fails, counted from the last time that somebody enabled it. */
  public @Nullable Instant failingSince() {
    Instant since = health.failingSince();
    return since == null || since.isBefore(endpoint.enabledAt()) ? null : since;
  }

  public boolean isDeleted() {
    return endpoint.deletedAt() != null;
  }

  /** Whether messages are sent to it. */
  public boolean isActive() {
    return !isDeleted() && endpoint.enabled() && givenUpAt() == null;
  }
}
