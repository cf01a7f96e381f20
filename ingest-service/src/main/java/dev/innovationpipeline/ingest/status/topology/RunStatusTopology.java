package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
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
public final class RunStatusTopology {

  public static final String VIEW = "run-status-view";
  static final String FOLD = "run-status-fold";

  /** Statuses known without reading their bytes: of more runs than are under way at a time. */
  private static final int REMEMBERED = 10_000;

  private RunStatusTopology() {}

  /**
   * @param listener told of each status after it is in the view
   */
  public static Topology build(Topics topics, ViewListener listener) {
    StreamsBuilder builder = new StreamsBuilder();
    Serde<RunStatus> status = RememberingSerde.of(RunStatus.class, REMEMBERED);

    builder.addStateStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(FOLD), Serdes.String(), status));
    builder.stream(
            topics.events().stream().map(Topic::name).toList(),
            Consumed.with(RunIdSerde.create(), Serdes.ByteArray()).withName("read-events"))
        .filter((runId, event) -> runId != null, Named.as("drop-keyless"))
        .processValues(() -> new EventReader(topics), Named.as("event-to-status"))
        .process(RunStatusAggregator::new, Named.as("merge-status"), FOLD)
        .to(
            topics.runStatus().name(),
            Produced.with(Serdes.String(), status).withName("write-run-status"));

    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(VIEW),
                Serdes.String(),
                RememberingSerde.of(ViewedStatus.class, REMEMBERED))
            .withLoggingDisabled(),
        topics.runStatus().name(),
        Consumed.with(Serdes.String(), JsonSerde.of(RunStatus.class)).withName("read-run-status"),
        () -> new ViewWriter(listener));
    return builder.build();
  }
}
