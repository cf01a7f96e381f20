package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts each status into this instance's view and tells the listener. It merges, so that a late or
 * repeated record never sets a run back and is no change. Kafka Streams also fills the view through
 * it at start.
 */
final class ViewWriter extends ContextualProcessor<String, RunStatus, Void, Void> {

  private final StatusView.Listener listener;
  private @Nullable KeyValueStore<String, ViewedStatus> view;

  ViewWriter(StatusView.Listener listener) {
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<Void, Void> initial) {
    super.init(initial);
    view = initial.getStateStore(RunStatusTopology.VIEW);
  }

  @Override
  public void process(Record<String, RunStatus> message) {
    KeyValueStore<String, ViewedStatus> store = view;
    if (store == null) {
      throw new IllegalStateException("A record arrived before init was called.");
    }
    RunStatus incoming = message.value();
    if (incoming == null) {
      store.delete(message.key());
      return;
    }
    ViewedStatus before = store.get(message.key());
    RunStatus merged = before == null ? incoming : before.status().merge(incoming);
    if (before != null && merged.equals(before.status())) {
      return;
    }
    RecordMetadata at = context().recordMetadata().orElseThrow();
    ViewedStatus now = new ViewedStatus(merged, at.partition(), at.offset());
    store.put(message.key(), now);
    listener.changed(before, now);
  }
}
