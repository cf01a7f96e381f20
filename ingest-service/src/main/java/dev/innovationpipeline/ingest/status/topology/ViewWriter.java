package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts each status into this instance's view and tells the listener. It merges, so that a late or
 * repeated record never sets a run back and is no change. Kafka Streams also fills the view through
 * it at start.
 */
final class ViewWriter extends ContextualProcessor<String, RunStatus, Void, Void> {

  private final StatusView.Listener listener;
  private final ReadRecords read;
  private @Nullable StatusStore view;

  ViewWriter(StatusView.Listener listener, ReadRecords read) {
    this.listener = listener;
    this.read = read;
  }

  @Override
  public void init(ProcessorContext<Void, Void> initial) {
    super.init(initial);
    StatusStore store = initial.getStateStore(RunStatusTopology.VIEW);
    store.loadSummary();
    view = store;
  }

  @Override
  public void process(Record<String, RunStatus> message) {
    StatusStore store = view;
    if (store == null) {
      throw new IllegalStateException("A record arrived before init was called.");
    }
    RecordMetadata at = context().recordMetadata().orElseThrow();
    String runId = message.key();
    RunStatus incoming = message.value();
    if (incoming == null) {
      store.delete(runId);
      read.whole(runId);
    } else {
      merge(store, runId, incoming, at);
    }
    read.upTo(at.partition(), at.offset());
  }

  private void merge(StatusStore store, String runId, RunStatus incoming, RecordMetadata at) {
    ViewedStatus before = store.find(runId).orElse(null);
    RunStatus merged = before == null ? incoming : before.status().merge(incoming);
    if (merged.equals(incoming)) {
      read.whole(runId);
    } else {
      read.incomplete(runId);
    }
    if (before == null || !merged.equals(before.status())) {
      ViewedStatus now = new ViewedStatus(merged, at.partition(), at.offset());
      store.put(runId, now);
      listener.changed(before, now);
    }
  }
}
