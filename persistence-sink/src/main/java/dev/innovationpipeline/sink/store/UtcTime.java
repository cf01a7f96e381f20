package dev.innovationpipeline.sink.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as the seed's columns hold them: without zone, in UTC. */
final class UtcTime {

  private UtcTime() {}

  static LocalDateTime of(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
