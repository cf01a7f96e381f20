package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.sink.batch.RandomEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event of 1,000 runs three times, in random order: the tables of in-order delivery. */
class ThousandRunsIT {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int BATCH = 500;

  @TempDir Path directory;

  @Test
  void orderAndRepetitionLeaveNoTrace() {
    List<RunEvent> events = new ArrayList<>();
    for (int number = 0; number < 1_000; number++) {
      events.addAll(run(number));
    }
    try (SinkDatabase database = SinkDatabase.start(directory)) {
      deliver(database, events);
      Map<String, String> inOrder = database.contents();
      assertThat(database.jdbc.queryForList("SELECT 1 FROM \"Run\"")).hasSize(990);
      database.empty();

      List<RunEvent> thrice = new ArrayList<>(events);
      thrice.addAll(events);
      thrice.addAll(events);
      Collections.shuffle(thrice, new Random(3));
      deliver(database, thrice);

      database
          .contents()
          .forEach((table, rows) -> assertThat(rows.equals(inOrder.get(table))).as(table).isTrue());
    }
  }

  /** Most complete; some fail, are cancelled, are done again once or twice, or forgotten. */
  private static List<RunEvent> run(int number) {
    List<RunEvent> events = new ArrayList<>();
    String id = "run-%04d".formatted(number);
    for (int attempt = 1; attempt <= 1 + number % 3; attempt++) {
      RunContext run = RandomEvents.context(id, attempt);
      int from = attempt == 1 ? 1 : 1 + (number + attempt) % 5;
      int to = number % 7 == attempt ? 3 : 5;
      begin(events, run, from);
      for (int stage = from; stage <= to; stage++) {
        Instant at = START.plusSeconds(1_000L * attempt + 10L * stage);
        events.add(new StageStarted(run, stage, "processor", at));
        events.add(RandomEvents.completed(run, stage, at.plusSeconds(9), null, number + stage));
      }
      if (to < PipelineVersion.FIRST.stages()) {
        events.add(end(run, number, START.plusSeconds(1_000L * attempt + 100)));
      }
      events.add(new CardStarred(run, 1 + number % 5, number % 2 == 0, START.plusSeconds(9_000)));
    }
    if (number % 100 == 50) {
      events.add(new RunForgotten(RandomEvents.context(id, 1), START.plusSeconds(10_000)));
    }
    return events;
  }

  private static void begin(List<RunEvent> events, RunContext run, int from) {
    Instant at = START.plusSeconds(1_000L * run.attempt());
    if (run.attempt() > 1) {
      events.add(new ReprocessRequested(run, from, at));
    }
    events.add(
        from == 1
            ? new RunRequested(run, at)
            : RandomEvents.completed(run, from - 1, at, run.attempt() - 1, from));
  }

  private static RunEvent end(RunContext run, int number, Instant at) {
    return number % 2 == 0
        ? new RunFailed(run, 4, "code", "It failed.", 3, Usage.NONE, at)
        : new RunCancelled(run, 4, at);
  }

  private static void deliver(SinkDatabase database, List<RunEvent> events) {
    for (int from = 0; from < events.size(); from += BATCH) {
      database.record(events.subList(from, Math.min(events.size(), from + BATCH)));
    }
  }
}
