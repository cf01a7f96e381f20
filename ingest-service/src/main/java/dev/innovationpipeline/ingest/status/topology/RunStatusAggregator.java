package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Merges the status that an event implies into the aggregate of its run. Forwards an unchanged
 * aggregate, too: after a crash the store may have a change that {@code run-status} lacks.
 */
final class RunStatusAggregator extends ContextualProcessor<String, RunStatus, String, RunStatus> {

  private @Nullable KeyValueStore<String, RunStatus> known;

  @Override
  public void init(ProcessorContext<String, RunStatus> initial) {
    super.init(initial);
    known = initial.getStateStore(RunStatusTopology.AGGREGATES);
  }

  @Override
  public void process(Record<String, RunStatus> message) {
    KeyValueStore<String, RunStatus> store = known;
    if (store == null) {
      throw new IllegalStateException("A record arrived before init was called.");
    }
    RunStatus before = store.get(message.key());
    RunStatus merged = before == null ? message.value() : before.merge(message.value());
    store.put(message.key(), merged);
    context().forward(message.withValue(merged));
  }
}
