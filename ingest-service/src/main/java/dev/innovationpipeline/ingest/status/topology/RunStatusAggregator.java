package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Merges what an event implies into all that is known of its run. Passes on what is no change, too:
 * after a crash the store may know of it while {@code run-status} does not.
 */
final class RunStatusAggregator extends ContextualProcessor<String, RunStatus, String, RunStatus> {

  private @Nullable KeyValueStore<String, RunStatus> known;

  @Override
  public void init(ProcessorContext<String, RunStatus> initial) {
    super.init(initial);
    known = initial.getStateStore(RunStatusTopology.FOLD);
  }

  @Override
  public void process(Record<String, RunStatus> message) {
    KeyValueStore<String, RunStatus> store = known;
    if (store == null) {
      throw new IllegalStateException("A record came before init.");
    }
    RunStatus before = store.get(message.key());
    RunStatus merged = before == null ? message.value() : before.merge(message.value());
    store.put(message.key(), merged);
    context().forward(message.withValue(merged));
  }
}
