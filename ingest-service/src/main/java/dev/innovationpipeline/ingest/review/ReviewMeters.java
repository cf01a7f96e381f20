package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.schema.event.Review.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The meters of reviews, named {@code innovation.pipeline.reviews.*}. */
@Component
class ReviewMeters {

  private static final String PREFIX = "innovation.pipeline.reviews.";

  private final MeterRegistry registry;

  ReviewMeters(MeterRegistry registry, RunCounts counts) {
    this.registry = registry;
    Gauge.builder(PREFIX + "waiting", () -> counts.waiting().size())
        .description("Runs that wait for a review")
        .register(registry);
    for (Decision decision : Decision.values()) {
      decisions(decision, false);
      decisions(decision, true);
    }
    reminders();
  }

  void decided(Decision decision, boolean timedOut) {
    decisions(decision, timedOut).increment();
  }

  void reminded() {
    reminders().increment();
  }

  private Counter decisions(Decision decision, boolean timedOut) {
    return registry.counter(
        PREFIX + "decided",
        "decision",
        decision.name().toLowerCase(Locale.ROOT),
        "by",
        timedOut ? "time" : "person");
  }

  private Counter reminders() {
    return registry.counter(PREFIX + "reminded");
  }
}
