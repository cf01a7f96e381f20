package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.EventType;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint.KeptSecret;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Endpoints and messages for tests. */
final class Messages {

  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private Messages() {}

  static WebhookEndpoint endpoint(String id, String url, WebhookSecret... secrets) {
    List<KeptSecret> kept =
        Arrays.stream(secrets).map(secret -> new KeptSecret(secret.text(), null)).toList();
    return new WebhookEndpoint(
        id, "c", url, "", List.of(), kept, true, NOW, NOW, "key:a", NOW, "key:a", null);
  }

  /** The message of a run with a number as its rank. */
  static Delivery message(String endpoint, String run, int rank) {
    return Delivery.due(
        endpoint(endpoint, "http://localhost/"),
        run + "/" + rank,
        Delivery.key(run, 1, endpoint, "stage.completed." + rank),
        run,
        1,
        rank,
        EventType.STAGE_COMPLETED,
        "{\"type\":\"stage.completed\"}",
        NOW);
  }
}
