package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.problem.Problems;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The view that Kafka Streams keeps in this instance. */
final class StreamsStatusView implements StatusView {

  private final StatusStreams streams;

  StreamsStatusView(StatusStreams streams) {
    this.streams = streams;
  }

  @Override
  public Optional<ViewedStatus> find(String runId) {
    KafkaStreams current = streams.withView().orElseThrow(() -> notReady(null));
    try {
      ViewedStatus status =
          current
              .store(
                  StoreQueryParameters.fromNameAndType(
                      RunStatusTopology.VIEW,
                      QueryableStoreTypes.<String, ViewedStatus>keyValueStore()))
              .get(runId);
      return Optional.ofNullable(status);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw notReady(e);
    }
  }

  private static ErrorResponseException notReady(@Nullable Throwable cause) {
    return Problems.unavailable("The view of the runs is still catching up with Kafka.", cause);
  }
}
