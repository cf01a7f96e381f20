package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.KnownWebhook;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery.Try;
import dev.innovationpipeline.ingest.webhook.meter.WebhookMeters;
import dev.innovationpipeline.ingest.webhook.meter.WebhookMeters.Tried;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One try of a message: sends it, and says what becomes of the message. */
final class Sending {

  private final WebhookBook book;
  private final Transport transport;
  private final RetrySchedule schedule;
  private final EndpointWatch watch;
  private final WebhookMeters meters;
  private final InstantSource clock;

  Sending(
      WebhookBook book,
      Transport transport,
      RetrySchedule schedule,
      EndpointWatch watch,
      WebhookMeters meters,
      InstantSource clock) {
    this.book = book;
    this.transport = transport;
    this.schedule = schedule;
    this.watch = watch;
    this.meters = meters;
    this.clock = clock;
  }

  /** Empty for an endpoint that this instance has not read yet. */
  Optional<Delivery> attempt(Delivery delivery) {
    Optional<KnownWebhook> webhook = book.find(delivery.endpointId());
    if (webhook.isEmpty()) {
      return Optional.empty();
    }
    if (!webhook.get().isActive()) {
      return Optional.of(delivery.after(notSent(webhook.get()), State.FAILED, null));
    }
    Instant began = clock.instant();
    Outcome outcome = transport.send(delivery, webhook.get().endpoint());
    Instant now = clock.instant();
    watch.note(webhook.get(), outcome, now);
    Try made =
        new Try(began, outcome.status(), outcome.millis(), outcome.problem(), outcome.response());
    if (outcome.succeeded()) {
      meters.tried(Tried.DELIVERED);
      return Optional.of(delivery.after(made, State.DELIVERED, null));
    }
    Optional<Instant> next =
        outcome.gone()
            ? Optional.empty()
            : schedule.next(delivery.tries() + 1, now, outcome.retryAfter());
    meters.tried(next.isPresent() ? Tried.RETRIED : Tried.GIVEN_UP);
    return Optional.of(
        delivery.after(made, next.isPresent() ? State.PENDING : State.FAILED, next.orElse(null)));
  }

  private Try notSent(KnownWebhook webhook) {
    String state =
        webhook.isDeleted() ? "deleted" : webhook.endpoint().enabled() ? "disabled" : "paused";
    return new Try(clock.instant(), null, 0, "Not sent: the webhook is " + state + ".", null);
  }
}
