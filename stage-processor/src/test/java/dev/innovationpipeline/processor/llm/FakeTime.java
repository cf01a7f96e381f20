package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Times that advance only by pauses; the wall clock may be set besides. */
final class FakeTime implements TimeSource, Pause {

  static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

  final List<Duration> pauses = new ArrayList<>();
  final SettableTime settable = new SettableTime(START);

  @Override
  public Instant instant() {
    return settable.instant();
  }

  @Override
  public Duration elapsed() {
    return settable.elapsed();
  }

  @Override
  public void sleep(Duration duration) {
    pauses.add(duration);
    settable.pass(duration);
  }
}
