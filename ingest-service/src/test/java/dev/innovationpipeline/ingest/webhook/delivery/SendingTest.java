package dev.innovationpipeline.ingest.webhook.delivery;

import static dev.innovationpipeline.ingest.webhook.delivery.Messages.NOW;
import static dev.innovationpipeline.ingest.webhook.delivery.Messages.endpoint;
import static dev.innovationpipeline.ingest.webhook.delivery.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.WebhookHealth;
import dev.innovationpipeline.ingest.webhook.WebhookSettings;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import dev.innovationpipeline.ingest.webhook.meter.WebhookMeters;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The tries of a message under a settable clock. */
class SendingTest {

  private static final WebhookSettings DEFAULTS =
      new Binder(new MapConfigurationPropertySource())
          .bindOrCreate("pipeline.webhooks", WebhookSettings.class);

  private final WebhookBook book = new WebhookBook(new Topics(""));
  private final List<Instant> tries = new ArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = NOW;
  private final WebhookMeters meters = new WebhookMeters(registry, book, () -> now);
  private Outcome outcome = failure(null);

  @BeforeEach
  void make() {
    book.put(endpoint("a", "https://hooks.example.com/"));
  }

  private Sending sending(double random) {
    return new Sending(
        book,
        (delivery, endpoint) -> {
          tries.add(now);
          return outcome;
        },
        new RetrySchedule(DEFAULTS.retries(), () -> random),
        new EndpointWatch(DEFAULTS.disableAfter(), book::put, AuditTrail.NONE),
        meters,
        () -> now);
  }

  private static Outcome failure(@Nullable Duration retryAfter) {
    return new Outcome(503, 1, "It answered with status 503.", "away", retryAfter);
  }

  @Test
  void theDefaultScheduleLastsThreeDays() {
    Delivery given = untilGivenUp(message("a", "r", 1), 0.5);
    assertThat(tries.stream().map(at -> Duration.between(NOW, at)))
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5).plusSeconds(5),
            Duration.ofMinutes(35).plusSeconds(5),
            Duration.ofMinutes(155).plusSeconds(5),
            Duration.ofMinutes(455).plusSeconds(5),
            Duration.ofMinutes(1055).plusSeconds(5),
            Duration.ofMinutes(1895).plusSeconds(5),
            Duration.ofMinutes(3095).plusSeconds(5),
            Duration.ofMinutes(4535).plusSeconds(5));
    assertThat(given.state()).isEqualTo(State.FAILED);
    assertThat(given.history()).hasSize(10);
    assertThat(given.history().getLast().response()).isEqualTo("away");
    assertThat(given.history().getFirst().response()).as("of the last try alone").isNull();
  }

  @Test
  void triesAreCountedByTheirOutcome() {
    untilGivenUp(message("a", "r", 1), 0.5);
    assertThat(tried("retried")).isEqualTo(9);
    assertThat(tried("given_up")).isEqualTo(1);
    assertThat(tried("delivered")).isZero();
    assertThat(webhooks("failing")).isEqualTo(1);
    outcome = new Outcome(204, 1, null, null, null);
    sending(0.5).attempt(message("a", "s", 1));
    assertThat(tried("delivered")).isEqualTo(1);
    assertThat(webhooks("active")).isEqualTo(1);
    outcome = new Outcome(410, 1, "It answered with status 410.", null, null);
    sending(0.5).attempt(message("a", "t", 1));
    assertThat(webhooks("disabled")).isEqualTo(1);
    assertThat(webhooks("active") + webhooks("failing") + webhooks("paused")).isZero();
  }

  private double tried(String outcomeTag) {
    return registry
        .get("innovation.pipeline.webhooks.tries")
        .tag("outcome", outcomeTag)
        .counter()
        .count();
  }

  private double webhooks(String state) {
    return registry
        .get("innovation.pipeline.webhooks.endpoints")
        .tag("state", state)
        .gauge()
        .value();
  }

  @Test
  void theOldestMessageAges() {
    meters.oldest(NOW.minusSeconds(90));
    assertThat(registry.get("innovation.pipeline.webhooks.oldest.waiting").gauge().value())
        .isEqualTo(90);
    meters.oldest(null);
    assertThat(registry.get("innovation.pipeline.webhooks.oldest.waiting").gauge().value())
        .isZero();
  }

  @Test
  void pausesAreATenthShorterOrLonger() {
    untilGivenUp(message("a", "r", 1), 0);
    Duration shortest = Duration.between(NOW, tries.getLast());
    tries.clear();
    now = NOW;
    untilGivenUp(message("a", "s", 1), 1);
    Duration longest = Duration.between(NOW, tries.getLast());
    assertThat(shortest).isEqualTo(Duration.ofSeconds(272_105).multipliedBy(9).dividedBy(10));
    assertThat(longest).isEqualTo(Duration.ofSeconds(272_105).multipliedBy(11).dividedBy(10));
  }

  private Delivery untilGivenUp(Delivery delivery, double random) {
    Delivery state = delivery;
    while (state.state() == State.PENDING) {
      if (state.nextAt() != null) {
        now = state.nextAt();
      }
      state = sending(random).attempt(state).orElseThrow();
    }
    return state;
  }

  @Test
  void retryAfterIsHonoured() {
    outcome = failure(Duration.ofMinutes(7));
    assertThat(attempt().nextAt()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    outcome = failure(Duration.ofDays(400));
    assertThat(attempt().nextAt()).as("a day at most").isEqualTo(NOW.plus(Duration.ofDays(1)));
    outcome = failure(Duration.ofSeconds(1));
    assertThat(attempt().nextAt()).as("not sooner than planned").isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void goneDisablesAtOnce() {
    outcome = new Outcome(410, 1, "It answered with status 410.", null, null);
    assertThat(attempt().state()).isEqualTo(State.FAILED);
    assertThat(book.find("a").orElseThrow().isActive()).isFalse();
    tries.clear();
    Delivery later = attempt();
    assertThat(tries).as("nothing more is sent").isEmpty();
    assertThat(later.history().getLast().problem()).isEqualTo("Not sent: the webhook is disabled.");
  }

  @Test
  void fiveDaysOfFailuresDisable() {
    attempt();
    assertThat(book.find("a").orElseThrow().failingSince()).isEqualTo(NOW);
    now = NOW.plus(Duration.ofDays(5)).minusSeconds(1);
    attempt();
    assertThat(book.find("a").orElseThrow().isActive()).isTrue();
    now = NOW.plus(Duration.ofDays(5));
    attempt();
    assertThat(book.find("a").orElseThrow().isActive()).isFalse();
    assertThat(book.find("a").orElseThrow().health().reason())
        .isEqualTo("Every message since 2026-11-29T12:00:00Z failed. It answered with status 503.");
  }

  @Test
  void aSuccessBeginsTheCountAnew() {
    attempt();
    now = NOW.plus(Duration.ofDays(4));
    outcome = new Outcome(204, 1, null, null, null);
    assertThat(attempt().state()).isEqualTo(State.DELIVERED);
    assertThat(book.find("a").orElseThrow().failingSince()).isNull();
    outcome = failure(null);
    now = NOW.plus(Duration.ofDays(6));
    attempt();
    assertThat(book.find("a").orElseThrow().isActive()).isTrue();
  }

  @Test
  void anEndpointThatNobodyHasHeardOfWaits() {
    assertThat(sending(0.5).attempt(message("unknown", "r", 1))).isEmpty();
    WebhookHealth health = WebhookHealth.unknown(endpoint("b", "https://x.example/"));
    book.put(health);
    assertThat(sending(0.5).attempt(message("b", "r", 1))).isEmpty();
  }

  private Delivery attempt() {
    return sending(0.5).attempt(message("a", "r", 1)).orElseThrow();
  }
}
