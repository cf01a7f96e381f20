package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.benchmarks.part.Part;
import java.time.Duration;
import java.util.function.Supplier;

/** Processor time of the parts. */
record Used(Duration sink, Duration postgres, Duration broker) {

  /** Starts a measurement; the supplier returns the time used since this call. */
  static Supplier<Used> since(Part sink, Part postgres, Part broker) {
    Used before = now(sink, postgres, broker);
    return () -> {
      Used now = now(sink, postgres, broker);
      return new Used(
          now.sink.minus(before.sink),
          now.postgres.minus(before.postgres),
          now.broker.minus(before.broker));
    };
  }

  private static Used now(Part sink, Part postgres, Part broker) {
    return new Used(sink.figures().cpu(), postgres.figures().cpu(), broker.figures().cpu());
  }
}
