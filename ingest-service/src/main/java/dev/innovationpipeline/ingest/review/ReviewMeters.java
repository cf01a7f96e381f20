package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.schema.event.Review.Decision;
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
  }

  void decided(Decision decision, boolean timedOut) {
    registry
        .counter(
            PREFIX + "decided",
            "decision",
            decision.name().toLowerCase(Locale.ROOT),
            "by",
            timedOut ? "time" : "person")
        .increment();
  }

  void reminded() {
    registry.counter(PREFIX + "reminded").increment();
  }
}
