package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts each status into this instance's view and tells who listens. Merges, so that a late or
 * repeated record never takes a run back.
 */
final class ViewWriter implements Processor<String, RunStatus, Void, Void> {

  private final Consumer<RunStatus> listener;
  private @Nullable KeyValueStore<String, RunStatus> view;

  ViewWriter(Consumer<RunStatus> listener) {
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    view = context.getStateStore(RunStatusTopology.VIEW);
  }

  @Override
  public void process(Record<String, RunStatus> message) {
    KeyValueStore<String, RunStatus> store = view;
    if (store == null) {
      throw new IllegalStateException("A record came before init.");
    }
    RunStatus incoming = message.value();
    if (incoming == null) {
      store.delete(message.key());
      return;
    }
    RunStatus known = store.get(message.key());
    RunStatus merged = known == null ? incoming : known.merge(incoming);
    store.put(message.key(), merged);
    listener.accept(merged);
  }
}
