package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.run.RunStatus;
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
  public Optional<RunStatus> find(String runId) {
    KafkaStreams current = streams.current().orElseThrow(() -> notReady(null));
    try {
      RunStatus status =
          current
              .store(
                  StoreQueryParameters.fromNameAndType(
                      RunStatusTopology.VIEW,
                      QueryableStoreTypes.<String, RunStatus>keyValueStore()))
              .get(runId);
      if (status == null && current.state() != KafkaStreams.State.RUNNING) {
        throw notReady(null);
      }
      return Optional.ofNullable(status);
    } catch (InvalidStateStoreException e) {
      throw notReady(e);
    }
  }

  private static ErrorResponseException notReady(@Nullable Throwable cause) {
    return Problems.unavailable("The view of the runs is still catching up with Kafka.", cause);
  }
}
