package dev.innovationpipeline.ingest.webhook.dispatch;

import dev.innovationpipeline.ingest.webhook.EventType;
import dev.innovationpipeline.ingest.webhook.KnownWebhook;
import dev.innovationpipeline.ingest.webhook.RestartedLoop;
import dev.innovationpipeline.ingest.webhook.WebhookBook;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.ingest.webhook.WebhookTopic;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery;
import dev.innovationpipeline.ingest.webhook.delivery.DeliveryLog;
import dev.innovationpipeline.ingest.webhook.delivery.DeliveryTopic;
import dev.innovationpipeline.platform.kafka.OffsetsSince;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes messages of facts. A fact counts as done once Kafka has its messages; one that is done
 * twice makes the same messages again, with the same ids.
 */
final class DispatchLoop extends RestartedLoop {

  private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Supplier<LogEndQueries> ends;
  private final Topics topics;
  private final WebhookBook book;
  private final WebhookTopic endpoints;
  private final DeliveryTopic deliveries;
  private final DeliveryLog history;
  private final Message.Losses losses;
  private final InstantSource clock;
  private volatile @Nullable Consumer<String, byte[]> consumer;

  DispatchLoop(
      Supplier<Consumer<String, byte[]>> consumers,
      Supplier<LogEndQueries> ends,
      Topics topics,
      WebhookBook book,
      WebhookTopic endpoints,
      DeliveryTopic deliveries,
      DeliveryLog history,
      Message.Losses losses,
      InstantSource clock) {
    super("webhook-dispatch");
    this.consumers = consumers;
    this.ends = ends;
    this.topics = topics;
    this.book = book;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.history = history;
    this.losses = losses;
    this.clock = clock;
  }

  @Override
  protected boolean isWanted() {
    return endpoints.isComplete() && book.isUsed(clock.instant());
  }

  @Override
  protected void run() {
    try (Consumer<String, byte[]> opened = consumers.get();
        LogEndQueries logEnds = ends.get()) {
      consumer = opened;
      OrderedFacts facts = new OrderedFacts(opened, logEnds::of, topics);
      opened.subscribe(OrderedFacts.topics(topics), new Assignment(opened, facts));
      while (isOpen() && isWanted()) {
        dispatch(opened, facts, logEnds);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } finally {
      consumer = null;
    }
  }

  private void dispatch(Consumer<String, byte[]> opened, OrderedFacts facts, LogEndQueries logEnds)
      throws InterruptedException {
    List<Fact> found = facts.poll(POLL_TIMEOUT);
    if (found.isEmpty()) {
      return;
    }
    // An endpoint that was made before a fact must be known when its messages are made.
    if (!endpoints.await(logEnds.of(topics.webhookEndpoints().name()))) {
      throw new IllegalStateException("The webhooks could not be read to their end in time.");
    }
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (Fact fact : found) {
      if (fact.event() instanceof RunForgotten) {
        sent.forEach(CompletableFuture::join); // What is erased must be in the topic.
      }
      sent.addAll(messages(fact));
    }
    sent.forEach(CompletableFuture::join);
    try {
      opened.commitSync(facts.done());
    } catch (RebalanceInProgressException | CommitFailedException e) {
      // The instance that has the partitions now makes the same messages once more.
    }
  }

  private List<CompletableFuture<?>> messages(Fact fact) throws InterruptedException {
    if (fact.event() instanceof RunForgotten forgotten) {
      return forget(fact, forgotten);
    }
    List<CompletableFuture<?>> sent = new ArrayList<>();
    RunContext run = fact.event().run();
    List<KnownWebhook> wanting = book.of(run.companyId());
    if (wanting.isEmpty()) {
      return sent;
    }
    boolean asked =
        wanting.stream()
            .anyMatch(each -> each.isActive() && each.endpoint().wants(EventType.RUN_DEGRADED));
    for (Message message : Message.of(fact, asked ? losses : Message.Losses.UNASKED)) {
      for (KnownWebhook webhook : wanting) {
        WebhookEndpoint endpoint = webhook.endpoint();
        if (webhook.isActive()
            && endpoint.wants(message.type())
            && !fact.at().isBefore(endpoint.createdAt())) {
          sent.add(deliveries.append(delivery(endpoint, run, message)));
        }
      }
    }
    return sent;
  }

  private Delivery delivery(WebhookEndpoint endpoint, RunContext run, Message message) {
    return Delivery.due(
        endpoint,
        message.event(),
        Delivery.key(run.runId(), run.attempt(), endpoint.id(), message.name()),
        run.runId(),
        run.attempt(),
        message.rank(),
        message.type(),
        message.body(),
        clock.instant());
  }

  /** Erases what the topic has of a run, and tells the endpoints that were told of it. */
  private List<CompletableFuture<?>> forget(Fact fact, RunForgotten forgotten)
      throws InterruptedException {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    Map<String, KnownWebhook> told = new HashMap<>();
    for (Delivery delivery : sentBefore(forgotten.run().runId())) {
      book.find(delivery.endpointId()).ifPresent(known -> told.put(delivery.endpointId(), known));
      if (!delivery.type().equals(EventType.RUN_FORGOTTEN.wireName())) {
        sent.add(deliveries.erase(delivery.key()));
      }
    }
    for (Message message : Message.of(fact, Message.Losses.UNASKED)) {
      for (KnownWebhook webhook : told.values()) {
        if (webhook.isActive() && webhook.endpoint().wants(message.type())) {
          sent.add(deliveries.append(delivery(webhook.endpoint(), forgotten.run(), message)));
        }
      }
    }
    return sent;
  }

  private Collection<Delivery> sentBefore(String runId) {
    try {
      return history.ofRun(runId);
    } catch (TimeoutException e) {
      log.warn(
          "The messages of the forgotten run {} were not found in time: {} They are erased with"
              + " the topic's retention, or when the run is forgotten once more.",
          runId,
          e.getMessage());
      return List.of();
    }
  }

  @Override
  protected void wakeUp() {
    Consumer<String, byte[]> waiting = consumer;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {

    private final Consumer<String, byte[]> opened;
    private final OrderedFacts facts;

    Assignment(Consumer<String, byte[]> opened, OrderedFacts facts) {
      this.opened = opened;
      this.facts = facts;
    }

    /** Nothing before the oldest endpoint is read, whatever the group has committed. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> parts) {
      Instant since = book.oldest().orElse(clock.instant());
      Map<TopicPartition, OffsetAndMetadata> committed = opened.committed(Set.copyOf(parts));
      OffsetsSince.of(opened, parts, since)
          .forEach(
              (part, start) -> {
                OffsetAndMetadata done = committed.get(part);
                opened.seek(part, done == null ? start : Math.max(start, done.offset()));
              });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> parts) {
      facts.revoked(parts);
    }
  }
}
