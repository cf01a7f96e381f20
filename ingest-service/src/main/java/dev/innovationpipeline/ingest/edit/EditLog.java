package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.springframework.stereotype.Component;

/**
 * Appends edits one after another, in all instances together, so that no version is given twice.
 *
 * <p>All instances share one transactional id: one that begins ends or fences what another had
 * begun, and only then reads which version is the newest.
 */
@Component
class EditLog {

  /** Of an edit that others overtake again and again. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** Times the number of tries; an edit takes some tens of milliseconds. */
  private static final long MAX_PAUSE_MILLIS = 100;

  private final ReentrantLock one = new ReentrantLock();
  private final EditProducers producers;
  private final UnwrittenEdits unwritten;
  private final EditQueries queries;
  private final AuditTrail audit;
  private final EventCodec codec;

  EditLog(
      EditProducers producers,
      UnwrittenEdits unwritten,
      EditQueries queries,
      AuditTrail audit,
      Topics topics) {
    this.producers = producers;
    this.unwritten = unwritten;
    this.queries = queries;
    this.audit = audit;
    codec = new EventCodec(topics, "/innovation-pipeline/ingest-service");
  }

  /** The newest edit of a thing, whether the sink has written it or not. */
  private Optional<StoredEdit> newest(Target target) {
    Optional<StoredEdit> logged = unwritten.newest(target);
    return logged.isPresent()
        ? logged
        : queries.newest(target.run().runId(), target.attempt(), target.stage(), target.card());
  }

  /**
   * Appends the event that follows from the newest edit; nothing where none follows.
   *
   * @param decide may refuse, by an exception
   * @return the newest edit after that
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not acknowledge it
   */
  Optional<StoredEdit> append(
      Target target, Function<Optional<StoredEdit>, Optional<OutputEdited>> decide) {
    one.lock();
    try {
      long deadline = System.nanoTime() + TIMEOUT.toNanos();
      for (int tries = 1; ; tries++) {
        try {
          return appendOnce(target, decide);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
          if (System.nanoTime() - deadline > 0) {
            throw notKept(e);
          }
          letOthersEnd(tries);
        }
      }
    } catch (KafkaException e) {
      throw notKept(e);
    } finally {
      one.unlock();
    }
  }

  /** A pause of random length, so that instances which fence one another come to an end. */
  private static void letOthersEnd(int tries) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(MAX_PAUSE_MILLIS * Math.min(tries, 8)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notKept(e);
    }
  }

  private Optional<StoredEdit> appendOnce(
      Target target, Function<Optional<StoredEdit>, Optional<OutputEdited>> decide) {
    try (Producer<String, byte[]> producer = producers.open()) {
      producer.initTransactions();
      Optional<StoredEdit> before = newest(target);
      Optional<OutputEdited> event = decide.apply(before);
      if (event.isEmpty()) {
        return before;
      }
      producer.beginTransaction();
      send(producer, codec.toRecord(event.get()));
      audit.beside(List.of(event.get())).forEach(entry -> send(producer, entry));
      producer.commitTransaction();
      return event.map(StoredEdit::of);
    }
  }

  private static void send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
    var unused = producer.send(message); // the commit fails when this does
  }

  private static RuntimeException notKept(Exception cause) {
    return Problems.unavailable(
        "Kafka did not acknowledge the edit. Read again what you edited, and send the edit again if"
            + " it is not there.",
        cause);
  }
}
