package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares the view's store for the topic that is there now. */
final class ViewStart implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ViewStart.class);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);

  /** Statuses in memory: of more runs than change between two saves. */
  private static final int MAX_IN_MEMORY = 4_000;

  private final Map<String, Object> client;
  private final Topics topics;
  private final TopicDeclaration declaration;
  private final StatusRecords records;
  private final StatusViewSettings settings;
  private @Nullable StoreFolder folder;

  /**
   * @param client how to reach Kafka
   */
  ViewStart(
      Map<String, Object> client,
      Topics topics,
      TopicDeclaration declaration,
      StatusRecords records,
      StatusViewSettings settings) {
    this.client = client;
    this.topics = topics;
    this.declaration = declaration;
    this.records = records;
    this.settings = settings;
  }

  String consumerGroup() {
    return StatusView.consumerGroup(topics);
  }

  /** Makes missing topics. */
  void declareTopics() throws InterruptedException, ExecutionException, TimeoutException {
    declaration.declare();
  }

  /**
   * A view that is yet to be filled.
   *
   * @param isDamaged whether the store of the fill before could not be read
   */
  StreamsView next(StatusView.Listener listener, StatusView.Summary summary, boolean isDamaged)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    StoreFolder mine = folder == null ? StoreFolder.take(settings.directory()) : folder;
    folder = mine;
    Uuid topic = topicId();
    if (isDamaged) {
      log.warn("The status view's store is damaged; it is deleted and filled from Kafka.");
      mine.delete(topic);
    }
    ReadRecords read = new ReadRecords();
    StatusStore store =
        new StatusStore(
            Stores.persistentKeyValueStore(RunStatusTopology.VIEW).get(), summary, MAX_IN_MEMORY);
    KafkaStreams streams =
        new KafkaStreams(
            RunStatusTopology.build(topics, records, store, read, listener),
            StreamsSettings.of(topics, client, mine.of(topic), settings.commitInterval()));
    return new StreamsView(streams, store, read);
  }

  private Uuid topicId() throws InterruptedException, ExecutionException, TimeoutException {
    String name = topics.runStatus().name();
    try (Admin admin = Admin.create(client)) {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .iterator()
          .next()
          .topicId();
    }
  }

  @Override
  public void close() throws IOException {
    if (folder != null) {
      folder.close();
    }
    folder = null;
  }
}
