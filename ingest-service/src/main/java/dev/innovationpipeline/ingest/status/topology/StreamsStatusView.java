package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
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
      return current().store().find(runId);
    } catch (InvalidStateStoreException e) {
      throw notReady(e);
    }
  }

  @Override
  public boolean any(Predicate<RunStatus> condition) {
    try {
      return current().store().any(condition);
    } catch (InvalidStateStoreException e) {
      throw notReady(e);
    }
  }

  @Override
  public boolean hasRead(ChangeId change) {
    return current().read().has(change);
  }

  @Override
  public Collection<String> incomplete() {
    return current().read().incomplete();
  }

  private StreamsView current() {
    return streams.withView().filter(StreamsView::isRunning).orElseThrow(() -> notReady(null));
  }

  private static ErrorResponseException notReady(@Nullable Throwable cause) {
    return Problems.unavailable("The view of the runs is still catching up with Kafka.", cause);
  }
}
