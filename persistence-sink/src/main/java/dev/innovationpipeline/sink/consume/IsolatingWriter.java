package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore;
import dev.innovationpipeline.sink.batch.FactStore.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes all of a batch but the records that the store refuses. */
final class IsolatingWriter {

  private final FactStore store;
  private final BatchSpans spans;

  IsolatingWriter(FactStore store, BatchSpans spans) {
    this.store = store;
    this.spans = spans;
  }

  /**
   * Writes a batch; a batch that one record spoils is halved until that record stands alone.
   *
   * @return the records that were refused
   * @throws GenerationChangedException when the rest was not written, as it must be read again
   */
  List<Rejected> write(List<Received> events, String generation) throws GenerationChangedException {
    List<Rejected> rejected = new ArrayList<>();
    write(events, generation, rejected);
    return rejected;
  }

  private void write(List<Received> events, String generation, List<Rejected> rejected)
      throws GenerationChangedException {
    if (events.isEmpty()) {
      return;
    }
    Set<Integer> partitions =
        events.stream().map(event -> event.message().partition()).collect(Collectors.toSet());
    try {
      FactBatch batch = FactBatch.aggregate(events.stream().map(Received::event).toList());
      if (!spans.around(events, () -> store.record(batch, partitions, generation))) {
        throw new GenerationChangedException();
      }
    } catch (RefusedException e) {
      if (events.size() == 1) {
        rejected.add(new Rejected(events.getFirst().message(), e));
        return;
      }
      int middle = events.size() / 2;
      write(events.subList(0, middle), generation, rejected);
      write(events.subList(middle, events.size()), generation, rejected);
    }
  }
}
