package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The view that Kafka Streams keeps in this instance. */
final class StreamsStatusView implements StatusView {

  private final StatusStreams streams;

  StreamsStatusView(StatusStreams streams) {
    this.streams = streams;
  }

  @Override
  public void listen(Listener listener) {
    streams.listen(listener);
  }

  @Override
  public Optional<ViewedStatus> find(String runId) {
    try {
      return Optional.ofNullable(store().get(runId));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw notReady(e);
    }
  }

  @Override
  public boolean any(Predicate<RunStatus> condition) {
    try (KeyValueIterator<String, ViewedStatus> all = store().all()) {
      while (all.hasNext()) {
        if (condition.test(all.next().value.status())) {
          return true;
        }
      }
      return false;
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw notReady(e);
    }
  }

  private ReadOnlyKeyValueStore<String, ViewedStatus> store() {
    KafkaStreams current = streams.withView().orElseThrow(() -> notReady(null));
    return current.store(
        StoreQueryParameters.fromNameAndType(
            RunStatusTopology.VIEW, QueryableStoreTypes.<String, ViewedStatus>keyValueStore()));
  }

  private static ErrorResponseException notReady(@Nullable Throwable cause) {
    return Problems.unavailable("The view of the runs is still catching up with Kafka.", cause);
  }
}
