package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.webhook.KnownWebhook;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.ingest.webhook.WebhookHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes how endpoints answer, and disables one that has failed for too long. */
final class EndpointWatch {

  private static final Logger log = LoggerFactory.getLogger(EndpointWatch.class);

  /** An endpoint that fails now and then is not said to fail more often. */
  private static final Duration MIN_INTERVAL = Duration.ofMinutes(1);

  private final Duration disableAfter;
  private final Consumer<WebhookHealth> tell;
  private final AuditTrail audit;
  private final ConcurrentMap<String, Instant> told = new ConcurrentHashMap<>();

  EndpointWatch(Duration disableAfter, Consumer<WebhookHealth> tell, AuditTrail audit) {
    this.disableAfter = disableAfter;
    this.tell = tell;
    this.audit = audit;
  }

  void note(KnownWebhook webhook, Outcome outcome, Instant now) {
    Instant since = webhook.failingSince();
    if (outcome.succeeded()) {
      if (since != null) {
        tell.accept(webhook.health().failingSince(null));
      }
    } else if (outcome.gone()) {
      disable(webhook, webhook.health(), now, "It answered 410, which says that it is gone.");
    } else if (since == null) {
      if (isTime(webhook.endpoint().id(), now)) {
        tell.accept(webhook.health().failingSince(now));
      }
    } else if (!since.plus(disableAfter).isAfter(now)) {
      disable(
          webhook,
          webhook.health(),
          now,
          "Every message since %s failed. %s".formatted(since, outcome.problem()));
    }
  }

  private boolean isTime(String id, Instant now) {
    Instant before = told.get(id);
    boolean due = before == null || !before.plus(MIN_INTERVAL).isAfter(now);
    if (due) {
      told.put(id, now);
    }
    return due;
  }

  private void disable(KnownWebhook webhook, WebhookHealth health, Instant now, String why) {
    if (!webhook.isActive()) {
      return;
    }
    WebhookEndpoint endpoint = webhook.endpoint();
    tell.accept(health.disabled(now, why));
    audit.byService("webhook disabled", endpoint.companyId(), endpoint.id());
    log.warn(
        "Webhook {} of {} is disabled: {} It gets nothing more until somebody enables it.",
        endpoint.id(),
        endpoint.companyId(),
        why);
  }
}
