package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.platform.kafka.BoundedRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads missed changes from the {@code run-status} topic. Questions that arrive while one is being
 * answered are batched into one pass over each partition: after a restart, all clients ask at once.
 */
final class TopicHistory implements ChangeHistory, AutoCloseable {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

  private final Properties settings = new Properties();
  private final String topic;
  private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private final Thread reader;

  private record Question(
      String runId,
      ChangeId from,
      ChangeId to,
      List<ViewedStatus> found,
      CompletableFuture<List<ViewedStatus>> answer) {}

  TopicHistory(Map<String, Object> client, String topic) {
    this.topic = topic;
    settings.putAll(client);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reader = Thread.ofPlatform().name("run-history").daemon().start(this::answerAlways);
  }

  @Override
  public List<ViewedStatus> between(String runId, ChangeId from, ChangeId to) {
    Question question = new Question(runId, from, to, new ArrayList<>(), new CompletableFuture<>());
    questions.add(question);
    try {
      return question.answer.get(READ_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new HistoryUnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailableException(e);
    }
  }

  @Override
  public boolean has(ChangeId id) {
    var part = new TopicPartition(topic, id.partition());
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
      return consumer.partitionsFor(topic).size() > id.partition()
          && consumer.endOffsets(List.of(part)).getOrDefault(part, 0L) > id.offset();
    } catch (KafkaException e) {
      throw new HistoryUnavailableException(e);
    }
  }

  private void answerAlways() {
    try {
      while (true) {
        List<Question> together = new ArrayList<>(List.of(questions.take()));
        questions.drainTo(together);
        answer(together);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(List<Question> together) {
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
      together.stream()
          .collect(Collectors.groupingBy(question -> question.from.partition()))
          .forEach((partition, asked) -> read(consumer, partition, asked));
      together.forEach(question -> question.answer.complete(question.found));
    } catch (RuntimeException e) {
      together.forEach(question -> question.answer.completeExceptionally(e));
    }
  }

  private void read(KafkaConsumer<String, byte[]> consumer, int partition, List<Question> asked) {
    var part = new TopicPartition(topic, partition);
    Map<String, List<Question>> byRun =
        asked.stream().collect(Collectors.groupingBy(Question::runId));
    long from = asked.stream().mapToLong(q -> q.from.offset()).min().orElse(0);
    long to = asked.stream().mapToLong(q -> q.to.offset()).max().orElse(0);
    consumer.assign(List.of(part));
    consumer.seek(part, from);
    boolean whole =
        BoundedRead.read(
            consumer,
            Map.of(part, to + 1),
            READ_TIMEOUT,
            message -> {
              byRun.getOrDefault(message.key(), List.of()).forEach(q -> note(q, message));
              return true;
            });
    if (!whole) {
      throw new IllegalStateException(
          "Reading " + part + " took longer than " + READ_TIMEOUT + ".");
    }
  }

  private static void note(Question question, ConsumerRecord<String, byte[]> message) {
    if (message.offset() >= question.from.offset() && message.offset() <= question.to.offset()) {
      ViewedStatus.of(message).ifPresent(question.found::add);
    }
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
