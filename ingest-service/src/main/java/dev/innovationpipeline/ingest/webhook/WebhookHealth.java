package dev.innovationpipeline.ingest.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint answers, as the instances that send to it tell one another.
 *
 * @param failingSince the first failure that no success has followed; null for none
 * @param disabledAt when the service gave it up; null for never
 * @param reason why, for people
 */
public record WebhookHealth(
    String endpointId,
    String companyId,
    @Nullable Instant failingSince,
    @Nullable Instant disabledAt,
    @Nullable String reason) {

  public static WebhookHealth unknown(WebhookEndpoint endpoint) {
    return new WebhookHealth(endpoint.id(), endpoint.companyId(), null, null, null);
  }

  public WebhookHealth failingSince(@Nullable Instant since) {
    return new WebhookHealth(endpointId, companyId, since, disabledAt, reason);
  }

  public WebhookHealth disabled(Instant at, String why) {
    return new WebhookHealth(endpointId, companyId, failingSince, at, why);
  }
}
