package dev.innovationpipeline.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends dead letters back to their source topics, each record once for each group that could not
 * process it.
 *
 * <p>A letter's mark goes into the letter's own partition, in one transaction with the record: a
 * crash leaves both or none, and as marks are younger than their letters, retention takes a letter
 * before its mark. All instances share one transactional id, so that a new redrive ends or fences
 * the open one and then reads what was committed.
 */
@Component
class Redrive {

  private static final Logger log = LoggerFactory.getLogger(Redrive.class);

  /** Letters of one transaction: some megabytes at most, and quick to repeat. */
  private static final int MAX_BATCH_SIZE = 100;

  private final ReentrantLock one = new ReentrantLock();
  private final LetterTopics letters;
  private final LetterProducers producers;
  private final Topics topics;
  private final InstantSource clock;

  Redrive(LetterTopics letters, LetterProducers producers, Topics topics, InstantSource clock) {
    this.letters = letters;
    this.producers = producers;
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * @param redriven letters that wait no more
   * @param leftOut how many cannot succeed as they are and were not named by their ids
   */
  record Outcome(List<LetterId> redriven, int leftOut) {}

  /**
   * The letters that are redriven now; those that were before and of forgotten runs are left out.
   */
  Outcome redrive(RedriveRequest request) {
    one.lock();
    try (Producer<byte[], byte[]> producer = producers.open()) {
      producer.initTransactions();
      Map<Boolean, List<Letter>> found =
          waiting(request).stream()
              .collect(
                  Collectors.partitioningBy(
                      letter -> !request.ids().isEmpty() || letter.outlook().canSucceed()));
      List<Letter> chosen = Objects.requireNonNull(found.get(true));
      if (!chosen.isEmpty()) {
        send(producer, chosen, request.repair());
      }
      return new Outcome(
          chosen.stream().map(Letter::id).toList(),
          Objects.requireNonNull(found.get(false)).size());
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw Problems.conflict(
          "Another redrive began meanwhile. Look at the list and repeat yours if letters wait.");
    } catch (KafkaException e) {
      throw Problems.unavailable(
          "Kafka did not take the letters back. Repeat it: what went back already does not go"
              + " twice.",
          e);
    } finally {
      one.unlock();
    }
  }

  private List<Letter> waiting(RedriveRequest request) {
    Map<LetterId, Letter> known = letters.letters(topicsOf(request));
    List<LetterId> missing =
        request.ids().stream().filter(id -> !known.containsKey(id)).distinct().toList();
    if (!missing.isEmpty()) {
      throw Problems.notFound("There are no dead letters " + missing + ".");
    }
    Set<Object> named =
        request.ids().stream()
            .map(id -> what(Objects.requireNonNull(known.get(id)), request.repair()))
            .collect(Collectors.toSet());
    return known.values().stream()
        .filter(Letter::isWaiting)
        .filter(letter -> request.ids().isEmpty() || named.contains(what(letter, request.repair())))
        .toList();
  }

  /**
   * The unit that goes back once: a record for a group; a repaired one, which is new, or one whose
   * group is not known, for all of them.
   */
  private Object what(Letter letter, Repair repair) {
    return repair.isNone() && letter.group(topics) != null
        ? letter.cause(topics)
        : letter.sourceRecord();
  }

  private List<String> topicsOf(RedriveRequest request) {
    List<String> named = letters.named(request.topic());
    return request.ids().isEmpty()
        ? named
        : request.ids().stream().map(LetterId::topic).distinct().filter(named::contains).toList();
  }

  private void send(Producer<byte[], byte[]> producer, List<Letter> chosen, Repair repair) {
    Map<LetterId, Letter> waiting =
        chosen.stream().collect(Collectors.toMap(Letter::id, letter -> letter));
    Set<Object> sent = new HashSet<>();
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    Set<String> named = chosen.stream().map(l -> l.id().topic()).collect(Collectors.toSet());
    letters.read(
        List.copyOf(named),
        message -> {
          Letter letter = waiting.remove(LetterId.of(message));
          if (letter == null) {
            return;
          }
          Instant now = clock.instant();
          if (sent.add(what(letter, repair))) {
            batch.add(back(message, letter, repair, groups(letter, chosen, repair), now));
          }
          batch.add(mark(message, now));
          if (batch.size() >= MAX_BATCH_SIZE) {
            commit(producer, batch);
          }
        });
    commit(producer, batch);
  }

  /** The groups that the record is for; empty: all. A repaired one comes from one letter. */
  private List<String> groups(Letter letter, Collection<Letter> chosen, Repair repair) {
    List<String> groups = new ArrayList<>();
    for (Letter each : repair.isNone() ? List.of(letter) : chosen) {
      String group = each.group(topics);
      if (group == null) {
        return List.of();
      }
      groups.add(group);
    }
    return groups.stream().distinct().toList();
  }

  private ProducerRecord<byte[], byte[]> back(
      ConsumerRecord<byte[], byte[]> message,
      Letter letter,
      Repair repair,
      List<String> groups,
      Instant now) {
    String source = letter.source().topic();
    ConsumerRecord<byte[], byte[]> repaired = repair.applyTo(message);
    if (!repair.isNone()) {
      Repair.stillWrong(repaired, source, topics)
          .ifPresent(
              wrong -> {
                throw Problems.invalid(
                    List.of(new FieldError("value", "is not repaired: " + wrong)));
              });
    }
    RecordHeaders headers = new RecordHeaders(repaired.headers());
    headers.remove(DeadLetters.REDRIVE_GROUPS);
    if (!groups.isEmpty()) {
      headers.add(DeadLetters.REDRIVE_GROUPS, String.join(",", groups).getBytes(UTF_8));
    }
    headers.add(Letter.REDRIVEN_AT, now.toString().getBytes(UTF_8));
    headers.add(Letter.REDRIVE_COUNT, String.valueOf(letter.redrives() + 1).getBytes(UTF_8));
    byte[] key = Repair.key(repaired, source, topics);
    return new ProducerRecord<>(source, partition(letter, key), key, repaired.value(), headers);
  }

  /** The partition of its key; without a key, its source partition. */
  private static @Nullable Integer partition(Letter letter, byte @Nullable [] key) {
    return key == null && letter.source().partition() >= 0
        ? Integer.valueOf(letter.source().partition())
        : null;
  }

  private static ProducerRecord<byte[], byte[]> mark(
      ConsumerRecord<byte[], byte[]> message, Instant now) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Letter.MARK_OF, String.valueOf(message.offset()).getBytes(UTF_8));
    headers.add(Letter.REDRIVEN_AT, now.toString().getBytes(UTF_8));
    return new ProducerRecord<>(message.topic(), message.partition(), message.key(), null, headers);
  }

  private static void commit(
      Producer<byte[], byte[]> producer, Collection<ProducerRecord<byte[], byte[]>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    for (ProducerRecord<byte[], byte[]> each : batch) {
      var unused = producer.send(each); // the commit fails when this does
    }
    producer.commitTransaction();
    log.info("{} records of dead letters went back or were marked.", batch.size());
    batch.clear();
  }
}
