package dev.innovationpipeline.ingest.status.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StatusRecordsTest {

  private static final String TOPIC = "run-status";
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");

  private final StatusRecords records = new StatusRecords();
  private final StatusRecords others = new StatusRecords();

  @Test
  void whatWasWrittenLatelyIsNotReadAgain() {
    RunStatus status = status("run");
    assertThat(records.read(TOPIC, records.write(status).clone())).isSameAs(status);
  }

  @Test
  void whatOthersWroteIsTheSameStatus() {
    RunStatus status = status("run");
    assertThat(others.read(TOPIC, records.write(status))).isEqualTo(status).isNotSameAs(status);
  }

  @Test
  void whatWasWrittenLongAgoIsReadAsWell() {
    List<byte[]> written = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      written.add(records.write(status("run-" + i)));
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(records.read(TOPIC, written.get(i)).run().runId()).isEqualTo("run-" + i);
    }
  }

  /** "Aa" and "BB" have one hash. */
  @Test
  void recordsOfOneHashAreToldApart() {
    byte[] one = others.write(status("Aa"));
    byte[] other = records.write(status("BB"));
    assertThat(Arrays.hashCode(one)).isEqualTo(Arrays.hashCode(other));
    assertThat(records.read(TOPIC, one)).isEqualTo(status("Aa"));
  }

  @Test
  void whatIsNoStatusIsNamed() {
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> records.read(TOPIC, text))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(TOPIC);
  }

  private static RunStatus status(String id) {
    RunContext run = new RunContext(id, 1, "u", "c", "http://h/d", AT, RunOptions.DEFAULTS);
    return RunStatus.of(new RunRequested(run, AT))
        .merge(RunStatus.of(new StageStarted(run, 1, "p", AT.plusMillis(10))))
        .merge(
            RunStatus.of(
                new RunFailed(run, 1, "internal_error", "No.", 1, Usage.NONE, AT.plusMillis(20))));
  }
}
