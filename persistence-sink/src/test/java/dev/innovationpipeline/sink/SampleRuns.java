package dev.innovationpipeline.sink;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.sink.batch.RandomEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs that went well. */
final class SampleRuns {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private SampleRuns() {}

  static List<RunEvent> of(int from, int to) {
    List<RunEvent> events = new ArrayList<>();
    for (int number = from; number < to; number++) {
      events.addAll(of(RandomEvents.context("run-" + number, 1), number));
    }
    return events;
  }

  static List<RunEvent> of(RunContext run, int salt) {
    List<RunEvent> events = new ArrayList<>();
    events.add(new RunRequested(run, run.requestedAt()));
    for (int stage = 1; stage <= 5; stage++) {
      Instant at = START.plusSeconds(salt + stage);
      events.add(new StageStarted(run, stage, "processor", at.minusSeconds(1)));
      events.add(RandomEvents.completed(run, stage, at, null, salt));
    }
    return events;
  }
}
