package dev.innovationpipeline.ingest.webhook.meter;

import dev.innovationpipeline.ingest.webhook.KnownWebhook;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The meters of webhooks, named {@code innovation.pipeline.webhooks.*}. */
@Component
public final class WebhookMeters {

  private static final String PREFIX = "innovation.pipeline.webhooks.";

  private final MeterRegistry registry;
  private volatile @Nullable Instant oldest;

  /** The outcomes of a try. */
  public enum Tried {
    DELIVERED,
    /** It is tried again. */
    RETRIED,
    /** It was the last try, or the webhook takes nothing more. */
    GIVEN_UP
  }

  /** The states of webhooks that people should know of. */
  private enum State {
    ACTIVE,
    FAILING,
    PAUSED,
    DISABLED;

    static State of(KnownWebhook webhook) {
      if (webhook.isActive()) {
        return webhook.failingSince() == null ? ACTIVE : FAILING;
      }
      return webhook.endpoint().enabled() ? DISABLED : PAUSED;
    }
  }

  public WebhookMeters(MeterRegistry registry, WebhookBook book, InstantSource clock) {
    this.registry = registry;
    Gauge.builder(PREFIX + "oldest.waiting", () -> seconds(clock.instant()))
        .description("The age of the oldest message of this instance that is not finished")
        .baseUnit("seconds")
        .register(registry);
    for (State state : State.values()) {
      Gauge.builder(
              PREFIX + "endpoints",
              () -> book.all().stream().filter(each -> State.of(each) == state).count())
          .description("Webhooks by state")
          .tag("state", name(state))
          .register(registry);
    }
    for (Tried outcome : Tried.values()) {
      tries(outcome);
    }
  }

  public void tried(Tried outcome) {
    tries(outcome).increment();
  }

  /**
   * @param since when the oldest message was made that is not finished; null for none
   */
  public void oldest(@Nullable Instant since) {
    oldest = since;
  }

  private double seconds(Instant now) {
    Instant since = oldest;
    return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1000d);
  }

  private Counter tries(Tried outcome) {
    return Counter.builder(PREFIX + "tries")
        .description("Requests to webhooks")
        .tag("outcome", name(outcome))
        .register(registry);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
