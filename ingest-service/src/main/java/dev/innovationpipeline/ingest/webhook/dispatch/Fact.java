package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.run.RunProgress;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** An event and its place in the log. */
record Fact(RunEvent event, TopicPartition part, long offset, Instant at) {

  private static final int LAST = Integer.MAX_VALUE / 4;

  /** The place among the facts of an attempt; after a run is forgotten there are none. */
  int rank() {
    return event instanceof RunForgotten ? LAST : RunProgress.of(event).number();
  }

  boolean isOfTheSameAttempt(Fact other) {
    return event.run().attempt() == other.event.run().attempt()
        && event.run().runId().equals(other.event.run().runId());
  }
}
