package dev.innovationpipeline.ingest.status.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.status.record.JsonSerde;
import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunStatusTopologyTest {

  private static final Topics TOPICS = new Topics("");
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final RunContext RUN =
      new RunContext("r1", 1, "u", "c", "http://h/d", AT, RunOptions.DEFAULTS);
  private static final RunStatus REQUESTED = RunStatus.of(new RunRequested(RUN, AT));
  private static final RunStatus STARTED =
      RunStatus.of(new StageStarted(RUN, 1, "p", AT.plusSeconds(1)));
  private static final RunStatus BOTH = REQUESTED.merge(STARTED);

  private final List<ViewedStatus> changes = new ArrayList<>();
  private final CountingSummary summary = new CountingSummary();
  private final ReadRecords read = new ReadRecords();
  private final StatusStore store =
      new StatusStore(Stores.inMemoryKeyValueStore(RunStatusTopology.VIEW).get(), summary, 1_000);
  private final Topology topology =
      RunStatusTopology.build(
          TOPICS,
          new StatusRecords(),
          store,
          read,
          new StatusView.Listener() {
            @Override
            public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
              assertThat(before)
                  .isEqualTo(
                      changes.stream()
                          .filter(change -> change.runId().equals(now.runId()))
                          .reduce((first, second) -> second)
                          .orElse(null));
              changes.add(now);
            }
          });
  private final TopologyTestDriver driver = new TopologyTestDriver(topology);

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void isAsDescribed() throws Exception {
    try (var expected = getClass().getResourceAsStream("/run-status-topology.txt")) {
      assertThat(expected).as("src/test/resources/run-status-topology.txt").isNotNull();
      assertThat(topology.describe().toString().strip())
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void theViewHasTheNewestStatusWhateverTheOrder() {
    send(BOTH);
    send(REQUESTED);
    assertThat(store.find("r1").map(ViewedStatus::status)).contains(BOTH);
    assertThat(changes).extracting(ViewedStatus::offset).containsExactly(0L);
  }

  @Test
  void aRepeatedRecordIsNoChange() {
    send(REQUESTED);
    send(REQUESTED);
    send(BOTH);
    assertThat(changes).extracting(ViewedStatus::offset).containsExactly(0L, 2L);
  }

  @Test
  void knowsHowFarItHasRead() {
    assertThat(read.has(new ChangeId(0, 0))).isFalse();
    send(REQUESTED);
    send(REQUESTED);
    assertThat(read.has(new ChangeId(0, 1))).isTrue();
    assertThat(read.has(new ChangeId(0, 2))).isFalse();
  }

  @Test
  void aRecordThatLacksAPartIsIncompleteUntilAWholeOneFollows() {
    send(BOTH);
    send(REQUESTED);
    assertThat(read.incomplete()).containsExactly("r1");
    send(BOTH);
    assertThat(read.incomplete()).isEmpty();
  }

  @Test
  void aForgottenRunStaysForgotten() {
    send(REQUESTED);
    send(RunStatus.of(new RunForgotten(RUN, AT.plusSeconds(2))));
    send(STARTED);
    assertThat(changes)
        .extracting(change -> change.status().status())
        .containsExactly(Status.PENDING, Status.FORGOTTEN);
    assertThat(changes.getLast().status().run().blobUrl()).isEmpty();
  }

  @Test
  void aTombstoneDeletesTheRun() {
    send(REQUESTED);
    pipe("r1", null);
    assertThat(store.find("r1")).isEmpty();
  }

  @Test
  void anUnreadableRecordIsSkipped() {
    pipe("r1", new byte[] {1});
    send(REQUESTED);
    assertThat(store.find("r1").map(ViewedStatus::status)).contains(REQUESTED);
  }

  private void send(RunStatus status) {
    pipe(
        status.run().runId(),
        JsonSerde.of(RunStatus.class).serializer().serialize(TOPICS.runStatus().name(), status));
  }

  private void pipe(String key, byte @Nullable [] value) {
    driver
        .createInputTopic(
            TOPICS.runStatus().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }
}
