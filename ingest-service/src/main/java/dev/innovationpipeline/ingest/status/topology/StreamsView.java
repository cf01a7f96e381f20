package dev.innovationpipeline.ingest.status.topology;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fill of the view, from its start until it fails or is closed. */
final class StreamsView implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StreamsView.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaStreams streams;
  private final StatusStore store;
  private final ReadRecords read;
  private volatile boolean damaged;

  StreamsView(KafkaStreams streams, StatusStore store, ReadRecords read) {
    this.streams = streams;
    this.store = store;
    this.read = read;
    streams.setUncaughtExceptionHandler(
        e -> {
          log.error("The thread of the status view failed; the view restarts.", e);
          damaged |= isOfStore(e);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
  }

  /** Returns when the view has all that was on the topic at the call. */
  void fill() {
    try {
      streams.start();
    } catch (RuntimeException e) {
      damaged |= isOfStore(e);
      throw e;
    }
  }

  StatusStore store() {
    return store;
  }

  ReadRecords read() {
    return read;
  }

  boolean isRunning() {
    return streams.state().isRunningOrRebalancing();
  }

  boolean hasEnded() {
    return streams.state().hasCompletedShutdown();
  }

  /** Whether the store on disk could not be read or written, so that it is to be filled anew. */
  boolean isDamaged() {
    return damaged;
  }

  @Override
  public void close() {
    streams.close(CLOSE_TIMEOUT);
  }

  private static boolean isOfStore(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .anyMatch(ProcessorStateException.class::isInstance);
  }
}
