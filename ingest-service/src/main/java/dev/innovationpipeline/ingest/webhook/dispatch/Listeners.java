package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.ingest.caller.Admission;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.stream.EventWriter;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery;
import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * Streams of messages. Each reads the topics itself, so that none costs anything while it is not
 * open.
 */
final class Listeners implements SmartLifecycle {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Supplier<LogEndQueries> ends;
  private final Topics topics;
  private final Message.Losses losses;
  private final Admission admission;
  private volatile boolean open;

  Listeners(
      Supplier<Consumer<String, byte[]>> consumers,
      Supplier<LogEndQueries> ends,
      Topics topics,
      Message.Losses losses,
      Admission admission) {
    this.consumers = consumers;
    this.ends = ends;
    this.topics = topics;
    this.losses = losses;
    this.admission = admission;
  }

  void begin(String companyId, Caller caller, ResponseBodyEmitter emitter) {
    AtomicBoolean gone = new AtomicBoolean();
    emitter.onError(e -> gone.set(true));
    Thread.ofVirtual()
        .name("webhook-listener")
        .start(() -> stream(companyId, caller, new EventWriter(emitter), gone));
  }

  private void stream(String companyId, Caller caller, EventWriter client, AtomicBoolean gone) {
    try (Consumer<String, byte[]> consumer = consumers.get();
        LogEndQueries logEnds = ends.get()) {
      List<TopicPartition> parts =
          OrderedFacts.topics(topics).stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToEnd(parts);
      parts.forEach(consumer::position);
      client.begin();
      OrderedFacts facts = new OrderedFacts(consumer, logEnds::of, topics);
      long sent = System.nanoTime();
      while (open && !gone.get() && admission.holds(caller)) {
        for (Fact fact : facts.poll(POLL_TIMEOUT)) {
          if (fact.event().run().companyId().equals(companyId)) {
            for (Message message : Message.of(fact, losses)) {
              send(client, companyId, message);
              sent = System.nanoTime();
            }
          }
        }
        if (System.nanoTime() - sent > HEARTBEAT_INTERVAL.toNanos()) {
          client.heartbeat();
          sent = System.nanoTime();
        }
      }
      client.end();
    } catch (IOException | KafkaException | IllegalStateException e) {
      client.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      client.end();
    }
  }

  private static void send(EventWriter client, String companyId, Message message)
      throws IOException {
    client.event(
        Delivery.messageId("listen-" + companyId, message.event()),
        message.type().wireName(),
        message.body());
  }

  @Override
  public void start() {
    open = true;
  }

  /** Ends the streams before the web server waits for its requests. */
  @Override
  public void stop() {
    open = false;
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
