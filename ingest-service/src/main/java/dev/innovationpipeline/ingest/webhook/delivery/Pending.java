package dev.innovationpipeline.ingest.webhook.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A message that is not delivered yet.
 *
 * @param offset of its newest record
 */
record Pending(Delivery delivery, int partition, long offset) {

  /** The order in which a run's messages are sent. */
  static final Comparator<Pending> IN_LINE =
      Comparator.comparingInt((Pending each) -> each.delivery.attempt())
          .thenComparingInt(each -> each.delivery.rank())
          .thenComparing(each -> each.delivery.key());

  static final Comparator<Pending> DUE_FIRST =
      Comparator.comparing(Pending::dueAt).thenComparing(each -> each.delivery.key());

  Instant dueAt() {
    return Objects.requireNonNullElse(delivery.nextAt(), Instant.EPOCH);
  }
}
