package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Merges what an event implies into all that is known of its run. Passes on what is no change, too:
 * after a crash the store may know of it while {@code run-status} does not.
 */
final class StatusFold implements Processor<String, RunStatus, String, RunStatus> {

  private @Nullable KeyValueStore<String, RunStatus> known;
  private @Nullable ProcessorContext<String, RunStatus> context;

  @Override
  public void init(ProcessorContext<String, RunStatus> initial) {
    context = initial;
    known = initial.getStateStore(RunStatusTopology.FOLD);
  }

  @Override
  public void process(Record<String, RunStatus> message) {
    KeyValueStore<String, RunStatus> store = known;
    ProcessorContext<String, RunStatus> current = context;
    if (store == null || current == null) {
      throw new IllegalStateException("A record came before init.");
    }
    RunStatus before = store.get(message.key());
    RunStatus merged = before == null ? message.value() : before.merge(message.value());
    store.put(message.key(), merged);
    current.forward(message.withValue(merged));
  }
}
