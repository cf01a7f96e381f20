package dev.innovationpipeline.ingest.status.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.run.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real RocksDB. */
class StatusStoreTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MAX_IN_MEMORY = 10;

  @TempDir Path directory;
  private final CountingSummary summary = new CountingSummary();

  @SuppressWarnings("NullAway.Init") // open() sets it.
  private StatusStore store;

  @BeforeEach
  void open() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    var context =
        new MockProcessorContext<String, RunStatus>(
            settings, new org.apache.kafka.streams.processor.TaskId(0, 0), directory.toFile());
    store = new StatusStore(Stores.persistentKeyValueStore("view").get(), summary, MAX_IN_MEMORY);
    store.init(context.getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aSavedStatusIsThereAfterARestart() {
    store.put("a", running("a"));
    store.flush();
    restart();
    assertThat(store.find("a")).contains(running("a"));
    assertThat(store.recent()).isZero();
  }

  @Test
  void anEndedRunLeavesTheMemoryWithTheNextSave() {
    store.put("a", ended("a"));
    store.put("b", running("b"));
    assertThat(store.recent()).isEqualTo(2);
    store.flush();
    assertThat(store.recent()).isEqualTo(1);
    assertThat(store.find("a")).contains(ended("a"));
    assertThat(store.find("b")).contains(running("b"));
    assertThat(store.find("c")).isEmpty();
  }

  @Test
  void theMemoryIsLimitedHoweverManyRunsAreUnderWay() {
    for (int i = 0; i < 1_000; i++) {
      store.put("r" + i, running("r" + i));
      assertThat(store.recent()).isLessThanOrEqualTo(MAX_IN_MEMORY + MAX_IN_MEMORY / 2);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(store.find("r" + i)).contains(running("r" + i));
    }
  }

  @Test
  void aScanSeesEachRunOnceAsItIsNow() {
    store.put("a", running("a"));
    store.put("b", running("b"));
    store.flush();
    store.put("a", ended("a"));
    store.put("c", running("c"));
    Set<RunStatus> seen = new HashSet<>();
    assertThat(store.any(status -> !seen.add(status))).isFalse();
    assertThat(seen)
        .containsExactlyInAnyOrder(
            ended("a").status(), running("b").status(), running("c").status());
    assertThat(store.any(status -> status.run().runId().equals("b"))).isTrue();
  }

  @Test
  void aDeletedRunIsGoneFromMemoryAndDisk() {
    store.put("a", running("a"));
    store.flush();
    store.put("b", running("b"));
    store.delete("a");
    store.delete("b");
    restart();
    assertThat(store.find("a")).isEmpty();
    assertThat(store.find("b")).isEmpty();
  }

  @Test
  void theSummaryIsThatOfTheSavedStatuses() {
    summary.text = "one run";
    store.put("a", running("a"));
    store.flush();
    summary.text = "two runs, of which one was not saved";
    restart();
    assertThat(summary.text).isEqualTo("one run");
    assertThat(summary.added).isZero();
  }

  @Test
  void theSummaryOfASaveThatAChangeBringsAboutLacksThatChange() {
    for (int put = 1; put <= 25; put++) {
      store.put("r" + put, ended("r" + put));
      summary.text = String.valueOf(put);
    }
    restart();
    Set<RunStatus> onDisk = new HashSet<>();
    assertThat(store.any(status -> !onDisk.add(status))).isFalse();
    assertThat(onDisk).hasSizeGreaterThanOrEqualTo(MAX_IN_MEMORY);
    assertThat(summary.text).isEqualTo(String.valueOf(onDisk.size()));
  }

  @Test
  void runsAreAddedOneByOneWhenTheSummaryCannotBeRead() {
    store.put("a", running("a"));
    store.put("b", ended("b"));
    store.flush();
    summary.readable = false;
    restart();
    assertThat(summary.added).isEqualTo(2);
  }

  private void restart() {
    store.close();
    open();
  }

  private static ViewedStatus running(String id) {
    return new ViewedStatus(RunStatus.of(new RunRequested(run(id), AT)), 0, 1);
  }

  private static ViewedStatus ended(String id) {
    return new ViewedStatus(RunStatus.of(new RunCancelled(run(id), null, AT)), 0, 2);
  }

  private static RunContext run(String id) {
    return new RunContext(id, 1, "u", "c", "http://h/d", AT, RunOptions.DEFAULTS);
  }
}
