package dev.innovationpipeline.processor.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that advances only by pauses. */
final class FakeTime implements InstantSource, Pause {

  static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

  final List<Duration> pauses = new ArrayList<>();
  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }
}
