package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.schema.wire.EventKey;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A log with transactions and one group, in memory: records of open and aborted transactions take
 * offsets, and so do markers; readers see what is committed, up to the first open transaction.
 */
final class SimulatedLog {

  private final int partitions;
  private final Map<TopicPartition, List<Entry>> entries = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
  private int generation;

  SimulatedLog(int partitions) {
    this.partitions = partitions;
  }

  /** Asked at each step of a transaction; may throw what is to happen there. */
  interface Faults {
    void at(String step);
  }

  /** A record, or a marker that no reader gets. */
  private record Entry(@Nullable ProducerRecord<String, byte[]> output, Transaction transaction) {}

  private static final class Transaction {
    private final Set<TopicPartition> touched = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private boolean open = true;
    private boolean committed;
  }

  /** The membership after a rebalance; earlier ones are fenced. */
  ConsumerGroupMetadata rebalance() {
    generation++;
    return membership();
  }

  @SuppressWarnings("removal") // the only way to make one of a generation
  ConsumerGroupMetadata membership() {
    return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
  }

  OffsetAndMetadata committed(TopicPartition partition) {
    return offsets.getOrDefault(partition, new OffsetAndMetadata(0));
  }

  /** Writes outside of any transaction. */
  void append(ProducerRecord<String, byte[]> output) {
    Transaction alone = new Transaction();
    write(output, alone);
    alone.open = false;
    alone.committed = true;
  }

  /** The first record at or behind the position that may be read; null when there is none yet. */
  @Nullable ConsumerRecord<String, byte[]> next(TopicPartition partition, long position) {
    List<Entry> all = of(partition);
    for (int i = Math.toIntExact(position); i < readable(partition); i++) {
      Entry entry = all.get(i);
      if (entry.output() != null && entry.transaction().committed) {
        return new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            i,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            entry.output().key(),
            entry.output().value(),
            entry.output().headers(),
            Optional.empty());
      }
    }
    return null;
  }

  /** Where reading ends: the end of the log, or the first record of an open transaction. */
  long readable(TopicPartition partition) {
    List<Entry> all = of(partition);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).transaction().open) {
        return i;
      }
    }
    return all.size();
  }

  /** All that is committed, by partition, in order. */
  List<ProducerRecord<String, byte[]>> visible() {
    List<ProducerRecord<String, byte[]>> visible = new ArrayList<>();
    entries
        .values()
        .forEach(
            all ->
                all.stream()
                    .filter(entry -> entry.output() != null && entry.transaction().committed)
                    .forEach(entry -> visible.add(entry.output())));
    return visible;
  }

  /** Of one process; a new one of the same process ends what the one before left open. */
  @SuppressWarnings("unchecked")
  Producer<String, byte[]> producer(Faults faults, List<Runnable> aborts) {
    Session session = new Session(faults);
    aborts.add(session::end);
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (self, method, arguments) -> session.call(method, arguments));
  }

  private List<Entry> of(TopicPartition partition) {
    return entries.computeIfAbsent(partition, p -> new ArrayList<>());
  }

  private RecordMetadata write(ProducerRecord<String, byte[]> output, Transaction transaction) {
    TopicPartition partition =
        new TopicPartition(
            output.topic(), RunPartitioner.partitionOf(EventKey.runId(output.key()), partitions));
    List<Entry> all = of(partition);
    all.add(new Entry(output, transaction));
    transaction.touched.add(partition);
    return new RecordMetadata(partition, all.size() - 1L, 0, 0, 0, 0);
  }

  private final class Session {
    private final Faults faults;
    private @Nullable Transaction current;

    Session(Faults faults) {
      this.faults = faults;
    }

    @SuppressWarnings("unchecked")
    @Nullable Object call(Method method, Object[] arguments) {
      switch (method.getName()) {
        case "beginTransaction" -> current = new Transaction();
        case "send" -> {
          faults.at("send");
          return CompletableFuture.completedFuture(
              write((ProducerRecord<String, byte[]>) arguments[0], open()));
        }
        case "flush" -> faults.at("flush");
        case "sendOffsetsToTransaction" -> {
          faults.at("offsets");
          if (((ConsumerGroupMetadata) arguments[1]).generationId() != generation) {
            throw new CommitFailedException("an earlier generation");
          }
          open().offsets.putAll((Map<TopicPartition, OffsetAndMetadata>) arguments[0]);
        }
        case "commitTransaction" -> {
          faults.at("commit");
          end(true);
          faults.at("committed");
        }
        case "abortTransaction" -> end(false);
        case "close" -> {}
        default -> throw new UnsupportedOperationException(method.getName());
      }
      return null;
    }

    void end() {
      if (current != null && current.open) {
        end(false);
      }
    }

    private Transaction open() {
      if (current == null || !current.open) {
        throw new IllegalStateException("no transaction is open");
      }
      return current;
    }

    private void end(boolean commit) {
      Transaction ending = open();
      ending.open = false;
      ending.committed = commit;
      Transaction marker = new Transaction();
      marker.open = false;
      ending.touched.forEach(partition -> of(partition).add(new Entry(null, marker)));
      if (commit) {
        offsets.putAll(ending.offsets);
      }
    }
  }
}
