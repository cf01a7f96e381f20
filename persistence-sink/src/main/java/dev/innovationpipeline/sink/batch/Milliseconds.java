package dev.innovationpipeline.sink.batch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times as precise as the seed's columns hold them, so that what was written compares with what
 * comes.
 */
final class Milliseconds {

  private Milliseconds() {}

  static Instant of(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
