package dev.innovationpipeline.ingest.status.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunStatusTopologyTest {

  private static final Topics TOPICS = new Topics("");
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final RunContext RUN =
      new RunContext("r1", 1, "u", "c", "http://h/d", AT, RunOptions.DEFAULTS);

  private final List<ViewedStatus> changes = new ArrayList<>();
  private final Topology topology =
      RunStatusTopology.build(
          TOPICS,
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
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
      send(driver, new StageStarted(RUN, 1, "p", AT.plusSeconds(1)));
      send(driver, new RunRequested(RUN, AT));
      send(driver, new RunRequested(RUN, AT));
      ViewedStatus viewed =
          driver.<String, ViewedStatus>getKeyValueStore(RunStatusTopology.VIEW).get("r1");
      assertThat(viewed.status().status()).isEqualTo(Status.RUNNING);
      assertThat(viewed.status().currentStage()).isEqualTo(1);
      assertThat(changes).last().isEqualTo(viewed);
    }
  }

  @Test
  void aRepeatedEventIsNoChange() {
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
      send(driver, new RunRequested(RUN, AT));
      send(driver, new RunRequested(RUN, AT));
      send(driver, new CardStarred(RUN, 1, true, AT.plusSeconds(9)));
      assertThat(changes).extracting(ViewedStatus::offset).containsExactly(0L);
      send(driver, new StageStarted(RUN, 1, "p", AT.plusSeconds(1)));
      assertThat(changes).extracting(ViewedStatus::offset).containsExactly(0L, 3L);
    }
  }

  @Test
  void aForgottenRunStaysForgotten() {
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
      send(driver, new RunRequested(RUN, AT));
      send(driver, new RunForgotten(RUN, AT.plusSeconds(2)));
      send(driver, new StageStarted(RUN, 1, "p", AT.plusSeconds(3)));
      assertThat(changes)
          .extracting(change -> change.status().status())
          .containsExactly(Status.PENDING, Status.FORGOTTEN);
      assertThat(changes.getLast().status().run().blobUrl()).isEmpty();
    }
  }

  @Test
  void laterAttemptsAreOfTheSameRunThoughTheirKeysDiffer() {
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
      send(driver, new RunRequested(RUN, AT));
      send(driver, new RunRequested(RUN.next(AT.plusSeconds(1), RUN.options()), AT.plusSeconds(1)));
      assertThat(changes).extracting(ViewedStatus::runId).containsExactly("r1", "r1");
      assertThat(changes.getLast().status().run().attempt()).isEqualTo(2);
    }
  }

  @Test
  void aTombstoneIsNoChange() {
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
      send(driver, new RunRequested(RUN, AT));
      pipe(driver, new ProducerRecord<>(TOPICS.runRequested().name(), "r1", null));
      assertThat(changes).hasSize(1);
    }
  }

  @Test
  void whatCannotBeReadIsSkipped() {
    try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
      pipe(driver, new ProducerRecord<>(TOPICS.runRequested().name(), "r1", new byte[] {1}));
      send(driver, new RunRequested(RUN, AT));
      assertThat(changes)
          .extracting(change -> change.status().status())
          .containsExactly(Status.PENDING);
    }
  }

  private static void send(TopologyTestDriver driver, RunEvent event) {
    pipe(driver, new EventCodec(TOPICS, "/test").toRecord(event));
  }

  private static void pipe(TopologyTestDriver driver, ProducerRecord<String, byte[]> message) {
    driver
        .createInputTopic(message.topic(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(message.key(), message.value(), message.headers(), AT));
  }
}
