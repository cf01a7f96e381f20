package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * {@code run-status} → a view in every instance, as a global store: Kafka Streams fills it at start
 * from where the store was saved last, and keeps it in step with the topic.
 */
final class RunStatusTopology {

  static final String VIEW = "run-status-view";

  private RunStatusTopology() {}

  /**
   * @param listener told of each change once the view shows it
   */
  static Topology build(
      Topics topics,
      StatusRecords records,
      StatusStore store,
      ReadRecords read,
      StatusView.Listener listener) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addGlobalStore(
        new Prepared(store),
        topics.runStatus().name(),
        Consumed.with(Serdes.String(), statuses(records)).withName("read-run-status"),
        () -> new ViewWriter(listener, read));
    return builder.build();
  }

  private static Serde<RunStatus> statuses(StatusRecords records) {
    return Serdes.serdeFrom(
        (topic, status) -> records.write(status),
        (topic, json) -> json == null ? null : records.read(topic, json));
  }

  /** A store that is there already; Kafka Streams asks for it once. */
  private record Prepared(StatusStore store) implements StoreBuilder<StatusStore> {

    @Override
    public StatusStore build() {
      return store;
    }

    @Override
    public String name() {
      return store.name();
    }

    @Override
    public StoreBuilder<StatusStore> withCachingEnabled() {
      throw unsupported();
    }

    @Override
    public StoreBuilder<StatusStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<StatusStore> withLoggingEnabled(Map<String, String> config) {
      throw unsupported();
    }

    @Override
    public StoreBuilder<StatusStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    private static UnsupportedOperationException unsupported() {
      return new UnsupportedOperationException(
          "The view is filled from run-status; it has no changelog and no cache of records.");
    }
  }
}
