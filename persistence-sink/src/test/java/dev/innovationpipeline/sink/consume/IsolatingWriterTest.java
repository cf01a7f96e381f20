package dev.innovationpipeline.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore;
import dev.innovationpipeline.sink.batch.FactStore.RefusedException;
import dev.innovationpipeline.sink.batch.RandomEvents;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class IsolatingWriterTest {

  private static final String GENERATION = "generation";

  /** Refuses one run; in memory. */
  private static final class Store implements FactStore {

    private final Set<String> written = new TreeSet<>();
    private int calls;

    @Override
    public String system() {
      return "memory";
    }

    @Override
    public String generation() {
      return GENERATION;
    }

    @Override
    public boolean record(FactBatch batch, Set<Integer> partitions, String generation) {
      calls++;
      if (batch.runs().contains("run-4711")) {
        throw new RefusedException("no", null);
      }
      written.addAll(batch.runs());
      return generation.equals(GENERATION);
    }
  }

  private final Store store = new Store();
  private final IsolatingWriter writer =
      new IsolatingWriter(store, new BatchSpans(OpenTelemetry.noop(), store.system()));

  @Test
  void oneAmongTenThousandStandsAlone() throws Exception {
    List<Rejected> rejected = writer.write(events(10_000), GENERATION);

    assertThat(rejected).singleElement().extracting(r -> r.message().offset()).isEqualTo(4_711L);
    assertThat(store.written).hasSize(9_999);
    assertThat(store.calls).as("halving, not one by one").isLessThan(30);
  }

  @Test
  void aNewEpochStopsTheBatch() {
    assertThatThrownBy(() -> writer.write(events(10), "another"))
        .isInstanceOf(GenerationChangedException.class);
  }

  private static List<Received> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new Received(
                    new ConsumerRecord<>("run-requested", 0, number, "key", new byte[0]),
                    new RunRequested(RandomEvents.context("run-" + number, 1), Instant.EPOCH)))
        .toList();
  }
}
