package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Reads the keys as they are made and revoked by any instance, within milliseconds, and notes once
 * a minute when keys were used.
 */
final class KeyTopic implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(KeyTopic.class);
  private static final Duration TELL_INTERVAL = Duration.ofMinutes(1);
  private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

  private final Map<String, Object> client;
  private final KafkaTemplate<String, byte[]> kafka;
  private final KeyRecords records;
  private final Keys keys;
  private final boolean enabled;
  private volatile @Nullable TopicTail tail;
  private volatile @Nullable PeriodicTasks timer;
  private volatile boolean complete;

  /**
   * @param enabled false where no client is asked for a key: nothing is read then
   */
  KeyTopic(
      Map<String, Object> client,
      KafkaTemplate<String, byte[]> kafka,
      KeyRecords records,
      Keys keys,
      boolean enabled) {
    this.client = client;
    this.kafka = kafka;
    this.records = records;
    this.keys = keys;
    this.enabled = enabled;
  }

  /** Whether all keys are known that were in the topic when this instance started. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Appends a key as it is from now on; other instances follow.
   *
   * @throws KeyNotKeptException when Kafka does not acknowledge it
   */
  void keep(ApiKey key) {
    try {
      kafka.send(records.of(key)).get();
    } catch (org.springframework.kafka.KafkaException | ExecutionException e) {
      throw new KeyNotKeptException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyNotKeptException(e);
    }
    keys.put(key);
  }

  /** Kafka did not acknowledge a key. */
  static final class KeyNotKeptException extends RuntimeException {
    KeyNotKeptException(Throwable cause) {
      super("Kafka did not acknowledge the key.", cause);
    }
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public void start() {
    TopicTail reading =
        new TopicTail(
            client,
            records.topic(),
            TopicTail.Start.beginning(),
            message -> KeyRecords.read(message, keys));
    tail = reading;
    Thread.ofVirtual().name("key-catch-up").start(() -> awaitAll(reading));
    PeriodicTasks every = new PeriodicTasks("key-uses");
    every.every(TELL_INTERVAL, this::tellUses);
    timer = every;
  }

  private void awaitAll(TopicTail reading) {
    boolean warned = false;
    while (!complete && tail == reading) {
      try (Admin admin = Admin.create(client)) {
        complete = hasReadAll(admin, reading);
      } catch (ExecutionException | KafkaException e) {
        if (!warned) {
          log.warn(
              "The keys cannot be read yet ({}). Requests with a key get 503 until they can;"
                  + " retrying every {}.",
              e.toString(),
              RETRY_INTERVAL);
        }
        warned = true;
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasReadAll(Admin admin, TopicTail reading)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    admin.describeTopics(List.of(records.topic())).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .forEach(
            part ->
                question.put(
                    new TopicPartition(records.topic(), part.partition()), OffsetSpec.latest()));
    for (var end : admin.listOffsets(question).all().get().entrySet()) {
      if (!reading.awaitOffset(
          end.getKey().partition(), end.getValue().offset(), CATCH_UP_TIMEOUT)) {
        return false;
      }
    }
    return true;
  }

  private void tellUses() {
    keys.usesToTell().forEach((id, at) -> kafka.send(records.used(id, at)));
  }

  @Override
  public void stop() {
    TopicTail reading = tail;
    tail = null;
    if (reading != null) {
      reading.close();
    }
    PeriodicTasks every = timer;
    if (every != null) {
      every.close();
    }
  }

  @Override
  public boolean isRunning() {
    return tail != null;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
