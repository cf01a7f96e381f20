package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.Topic;
import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.schema.run.RunStatus;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * All events → one status a run → {@code run-status} → a view in every instance.
 *
 * <p>At-least-once is enough, and a transaction's commit would cost latency: the fold is a max, so
 * an event read twice changes nothing.
 *
 * <p>Stores are in memory (some 2 KB a run) and come back from the topics at start: nothing on disk
 * can disagree with a cluster that was replaced.
 */
final class RunStatusTopology {

  static final String VIEW = "run-status-view";
  static final String FOLD = "run-status-fold";

  private RunStatusTopology() {}

  /**
   * @param listener told of each status after it is in the view
   */
  static Topology build(Topics topics, ViewListener listener) {
    StreamsBuilder builder = new StreamsBuilder();
    Serde<RunStatus> status = JsonSerde.of(RunStatus.class);

    builder.stream(
            topics.events().stream().map(Topic::name).toList(),
            Consumed.with(RunIdSerde.create(), Serdes.ByteArray()).withName("read-events"))
        .filter((runId, event) -> runId != null, Named.as("drop-keyless"))
        .processValues(() -> new EventReader(topics), Named.as("event-to-status"))
        .groupByKey(Grouped.<String, RunStatus>as("by-run").withValueSerde(status))
        .reduce(
            RunStatus::merge,
            Named.as("merge-status"),
            Materialized.<String, RunStatus>as(Stores.inMemoryKeyValueStore(FOLD))
                .withKeySerde(Serdes.String())
                .withValueSerde(status)
                .withCachingDisabled())
        .toStream(Named.as("status-changes"))
        .to(
            topics.runStatus().name(),
            Produced.with(Serdes.String(), status).withName("write-run-status"));

    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(VIEW),
                Serdes.String(),
                JsonSerde.of(ViewedStatus.class))
            .withLoggingDisabled(),
        topics.runStatus().name(),
        Consumed.with(Serdes.String(), status).withName("read-run-status"),
        () -> new ViewWriter(listener));
    return builder.build();
  }
}
