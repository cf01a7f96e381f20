package dev.innovationpipeline.processor.engine.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** Whatever the order of completion and wherever a restart falls, each record is done once. */
class PartitionOffsetTrackerTest {

  @Property
  void aRestartDeliversExactlyWhatIsNotDone(
      @ForAll @IntRange(min = 1, max = 400) int records,
      @ForAll @IntRange(max = 1_000_000) int start,
      @ForAll Random random) {
    PartitionOffsetTracker ledger = new PartitionOffsetTracker(new OffsetAndMetadata(start));
    List<Long> work = new ArrayList<>();
    long position = start;
    for (int i = 0; i < records; i++) {
      position += random.nextInt(10) == 0 ? 2 : 1;
      assertThat(ledger.deliver(position - 1)).isTrue();
      work.add(position - 1);
    }
    Collections.shuffle(work, random);
    List<Long> finished = work.subList(0, random.nextInt(work.size() + 1));
    OffsetAndMetadata previewed = ledger.preview(finished);
    ledger.complete(finished);
    assertThat(ledger.preview(List.of())).isEqualTo(previewed);
    assertThat(ledger.open()).isEqualTo(work.size() - finished.size());

    PartitionOffsetTracker restarted = new PartitionOffsetTracker(previewed);
    Set<Long> delivered = new HashSet<>();
    for (long offset : new HashSet<>(work)) {
      if (offset >= previewed.offset()) {
        delivered.add(offset);
      }
    }
    Set<Long> taken = new HashSet<>();
    delivered.stream().sorted().filter(restarted::deliver).forEach(taken::add);

    Set<Long> expected = new HashSet<>(work);
    expected.removeAll(finished);
    assertThat(taken).isEqualTo(expected);
  }

  @Property
  void whenAllIsDoneTheOffsetIsThePositionAndNothingIsBeyond(
      @ForAll @IntRange(min = 1, max = 400) int records, @ForAll Random random) {
    PartitionOffsetTracker ledger = new PartitionOffsetTracker(new OffsetAndMetadata(0));
    List<Long> work = new ArrayList<>();
    for (long offset = 0; offset < records; offset++) {
      if (random.nextInt(5) > 0) {
        ledger.deliver(offset);
        work.add(offset);
      }
    }
    ledger.skipTo(records);
    Collections.shuffle(work, random);
    work.forEach(offset -> ledger.complete(List.of(offset)));

    assertThat(ledger.preview(List.of())).isEqualTo(new OffsetAndMetadata(records, ""));
    assertThat(ledger.open()).isZero();
    assertThat(ledger.span()).isZero();
  }
}
