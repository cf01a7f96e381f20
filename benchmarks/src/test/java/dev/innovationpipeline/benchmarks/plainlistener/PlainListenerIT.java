package dev.innovationpipeline.benchmarks.plainlistener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.load.Batch;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.provider.FakeProvider;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class PlainListenerIT {

  private static final int RUNS = 3;
  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
  private static final Batch BATCH = new Batch("plain", 0, RUNS, Companies::numbered);

  @TempDir Path directory;

  @Test
  void takesRunsThroughAllStages() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        FakeProvider provider = FakeProvider.open()) {
      Thread.ofPlatform().daemon().start(provider);
      EventTopics.create(broker.bootstrapServers());
      ProviderClient client = new ProviderClient("http://127.0.0.1:" + provider.port());
      try (ConfigurableApplicationContext processor = start(broker, client);
          RunEnds ends = new RunEnds(broker.bootstrapServers())) {
        assertThat(processor.isRunning()).isTrue();
        submit(broker.bootstrapServers(), client);
        assertThat(ends.await(BATCH.label(), RUNS, STALL_TIMEOUT)).isTrue();
        assertThat(ends.ends().values()).extracting(RunEnds.End::error).containsOnlyNulls();
        List<ProviderClient.Calls> calls = client.calls();
        assertThat(calls).extracting(ProviderClient.Calls::calls).containsOnly(1);
        assertThat(calls).hasSize(5 * RUNS);
      }
    }
  }

  private ConfigurableApplicationContext start(EmbeddedBroker broker, ProviderClient provider) {
    Path brands = Companies.write(directory.resolve("brands"), RUNS);
    return PlainListenerApplication.application()
        .run(
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--pipeline.engine.instance=plain-test",
            "--pipeline.llm.base-url=" + provider.llmUrl(),
            "--pipeline.llm.api-key=plain-test",
            "--pipeline.documents.allow-private-addresses=true",
            "--pipeline.brands.directory=" + brands);
  }

  private static void submit(String bootstrapServers, ProviderClient provider) {
    EventCodec codec = new EventCodec(new Topics(""), "/innovation-pipeline/test");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "partitioner.class",
                RunPartitioner.class.getName()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      IntStream.range(0, RUNS)
          .mapToObj(number -> requested(number, provider))
          .forEach(event -> producer.send(codec.toRecord(event)));
    }
  }

  private static RunRequested requested(int number, ProviderClient provider) {
    Instant now = Instant.now();
    return new RunRequested(
        new RunContext(
            BATCH.runId(number),
            1,
            "test",
            Companies.numbered(number),
            provider.documentOf(number),
            now,
            RunOptions.DEFAULTS),
        now);
  }
}
