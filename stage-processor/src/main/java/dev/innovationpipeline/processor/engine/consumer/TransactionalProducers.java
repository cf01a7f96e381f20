package dev.innovationpipeline.processor.engine.consumer;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Producers that take turns, a transaction each, one transaction after the other. One that follows
 * on another of the same producer has to wait until the markers of that are written, 20 ms and more
 * (add.partitions.to.txn.retry.backoff.ms); by another producer it begins at once. Used by one
 * thread.
 */
final class TransactionalProducers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TransactionalProducers.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final IntFunction<Producer<String, byte[]>> factory;
  private final @Nullable Producer<String, byte[]>[] producers;
  private int turn;

  /**
   * @param factory makes the producer of a number, initialised, which aborts what an older one of
   *     that number left open
   */
  @SuppressWarnings("unchecked")
  TransactionalProducers(int count, IntFunction<Producer<String, byte[]>> factory) {
    this.factory = factory;
    this.producers = (@Nullable Producer<String, byte[]>[]) new Producer<?, ?>[count];
  }

  /**
   * Does it all or nothing.
   *
   * @throws KafkaException when nothing of it will ever be seen
   */
  void transact(Consumer<Producer<String, byte[]>> steps) {
    Producer<String, byte[]> producer = producerOfThisTurn();
    try {
      producer.beginTransaction();
      steps.accept(producer);
      commit(producer);
      turn = (turn + 1) % producers.length;
    } catch (KafkaException | IllegalStateException e) {
      abort(producer);
      throw e;
    }
  }

  private Producer<String, byte[]> producerOfThisTurn() {
    Producer<String, byte[]> producer = producers[turn];
    if (producer == null) {
      producer = factory.apply(turn);
      producers[turn] = producer;
    }
    return producer;
  }

  /** A commit that timed out may have happened: only asking again tells. */
  private static void commit(Producer<String, byte[]> producer) {
    while (true) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        log.warn("The broker has not confirmed a transaction yet; asking again.");
      }
    }
  }

  /** On failure the next producer of the same number aborts it; its turn does not pass. */
  private void abort(Producer<String, byte[]> producer) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      log.warn("The producer is no longer usable ({}); a new one takes over.", e.toString());
      producers[turn] = null;
      producer.close(CLOSE_TIMEOUT);
    }
  }

  @Override
  public void close() {
    for (Producer<String, byte[]> producer : producers) {
      if (producer != null) {
        producer.close(CLOSE_TIMEOUT);
      }
    }
  }
}
