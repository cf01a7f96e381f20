package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * All events → one status a run → {@code run-status} → a view in every instance.
 *
 * <p>At-least-once is enough, and a transaction's commit would cost latency: the aggregate is a
 * maximum, so an event that is read twice changes nothing.
 *
 * <p>Stores are in memory (some 2 KB a run) and come back from the topics at start: nothing on disk
 * can disagree with a cluster that was replaced.
 */
final class RunStatusTopology {

  static final String VIEW = "run-status-view";
  static final String AGGREGATES = "run-status-fold";

  /** Statuses cached as objects: of more runs than are under way at a time. */
  private static final int MAX_CACHED = 10_000;

  private RunStatusTopology() {}

  /**
   * @param listener told of each change once the view shows it
   */
  static Topology build(Topics topics, StatusView.Listener listener) {
    StreamsBuilder builder = new StreamsBuilder();
    Serde<RunStatus> status = RememberingSerde.of(RunStatus.class, MAX_CACHED);

    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(AGGREGATES), Serdes.String(), status));
    builder.stream(
            topics.events().stream().map(Topic::name).toList(),
            Consumed.with(runIds(), Serdes.ByteArray()).withName("read-events"))
        .filter((runId, event) -> runId != null, Named.as("drop-keyless"))
        .processValues(() -> new EventReader(topics), Named.as("event-to-status"))
        .process(RunStatusAggregator::new, Named.as("merge-status"), AGGREGATES)
        .to(
            topics.runStatus().name(),
            Produced.with(Serdes.String(), status).withName("write-run-status"));

    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(VIEW),
                Serdes.String(),
                RememberingSerde.of(ViewedStatus.class, MAX_CACHED))
            .withLoggingDisabled(),
        topics.runStatus().name(),
        Consumed.with(Serdes.String(), JsonSerde.of(RunStatus.class)).withName("read-run-status"),
        () -> new ViewWriter(listener));
    return builder.build();
  }

  /** Keys of events as the ids of their runs; all records of a run are in one partition already. */
  private static Serde<String> runIds() {
    StringDeserializer text = new StringDeserializer();
    return Serdes.serdeFrom(
        new StringSerializer(),
        (topic, bytes) -> bytes == null ? null : EventKey.runId(text.deserialize(topic, bytes)));
  }
}
