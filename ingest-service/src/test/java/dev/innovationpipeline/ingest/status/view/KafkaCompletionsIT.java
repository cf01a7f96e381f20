package dev.innovationpipeline.ingest.status.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real broker, with results in transactions as processors write them. */
class KafkaCompletionsIT {

  private static final int PARTITIONS = 2;
  private static final int LAST = 5;

  private final Topics topics = new Topics("completions-" + UUID.randomUUID() + ".");
  private final EventCodec codec = new EventCodec(topics, "/test");
  private final Completions completions = new KafkaCompletions(client(), topics);
  private Admin admin;
  private KafkaProducer<String, byte[]> processor;

  @BeforeEach
  void start() throws Exception {
    admin = Admin.create(client());
    admin.createTopics(TopicSettings.of(topics.prefix(), PARTITIONS).newTopics()).all().get();
    Map<String, Object> settings = new HashMap<>(client());
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "processor");
    processor = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    processor.initTransactions();
  }

  @AfterEach
  void stop() {
    processor.close();
    admin.close();
  }

  @Test
  void aCommittedCompletionOfTheAttemptIsFound() throws Exception {
    assertThat(completions.logged(Runs.run("r"))).isEmpty();
    var second = Runs.run("r").next(Runs.NOW, Runs.run("r").options());
    commit(Runs.completed(Runs.run("r"), LAST));

    assertThat(completions.logged(Runs.run("r")).map(RunStatus::status)).contains(Status.COMPLETED);
    assertThat(completions.logged(second)).isEmpty();
    assertThat(completions.logged(Runs.run("other"))).isEmpty();
  }

  @Test
  void anOpenTransactionIsNotWaitedFor() throws Exception {
    processor.beginTransaction();
    processor.send(codec.toRecord(Runs.completed(Runs.run("r"), LAST)));
    processor.flush();

    assertThat(completions.logged(Runs.run("r"))).isEmpty();

    processor.commitTransaction();
    assertThat(completions.logged(Runs.run("r"))).isPresent();
  }

  @Test
  void whatWasAggregatedJustNowIsFoundAndNotWhatTheViewHasShownForLong() throws Exception {
    RunEvent completed = Runs.completed(Runs.run("r"), LAST);
    commit(completed);
    aggregated(3);
    assertThat(completions.logged(Runs.run("r"))).isPresent();
    aggregated(100_000);
    assertThat(completions.logged(Runs.run("r"))).isEmpty();
  }

  private void aggregated(long offset) throws Exception {
    TopicPartition partition =
        new TopicPartition(
            topics.stageCompleted(LAST).name(), RunPartitioner.partitionOf("r", PARTITIONS));
    admin
        .alterConsumerGroupOffsets(
            StatusView.consumerGroup(topics), Map.of(partition, new OffsetAndMetadata(offset)))
        .all()
        .get();
  }

  private void commit(RunEvent event) {
    processor.beginTransaction();
    processor.send(codec.toRecord(event));
    processor.commitTransaction();
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", TestServers.sharedKafka().bootstrapServers());
  }
}
