package dev.innovationpipeline.systemtests.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.LocalProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A pipeline gets a sixth stage: a handler, a prompt and an entry in a registry, and no more. */
class SixthStageIT {

  private static final Path SIXTH_STAGE = Path.of("src/test/sixth-stage");
  private static final Path SAMPLE = Path.of("../local/src/main/resources/sample/dairy-trends.pdf");
  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void newRunsGoThroughSixStagesAndCompletedRunsStayAsTheyWere() throws Exception {
    Path data = directory.resolve("data");
    try (LocalProcess five = LocalProcess.start(data)) {
      run(five.client(), "old");
      assertThat(awaitCompleted(five.client(), "old", 1).path("stages")).hasSize(5);
    }
    try (LocalProcess six = LocalProcess.start(data, SIXTH_STAGE)) {
      PipelineClient client = six.client();
      run(client, "new");
      JsonNode status = awaitCompleted(client, "new", 1);

      assertThat(status.path("pipeline_version").asInt()).isEqualTo(SixStages.VERSION);
      assertThat(status.path("stages")).hasSize(6);
      assertThat(status.path("stages").get(5).path("title").asString()).isEqualTo("Card ranking");
      assertThat(status.path("stages").get(5).path("status").asString()).isEqualTo("COMPLETED");
      awaitRows(client, "new", 6);

      JsonNode old = client.status("old").orElseThrow();
      assertThat(old.path("status").asString()).isEqualTo("COMPLETED");
      assertThat(old.path("pipeline_version").asInt()).isEqualTo(1);
      assertThat(old.path("stages")).hasSize(5);

      assertThat(reprocess(client, "old", "{\"from_stage\": 6}").status()).isEqualTo(400);
      assertThat(reprocess(client, "old", "{\"from_stage\": 5}").succeeded()).isTrue();
      assertThat(awaitCompleted(client, "old", 2).path("stages")).hasSize(5);
      assertThat(sixthOutputs(six)).containsExactly("new");

      String asked = "{\"from_stage\": 6, \"pipeline_version\": %d}".formatted(SixStages.VERSION);
      assertThat(reprocess(client, "old", asked).succeeded()).isTrue();
      assertThat(awaitCompleted(client, "old", 3).path("stages")).hasSize(6);
      awaitRows(client, "old", 6);
      assertThat(sixthOutputs(six)).containsExactlyInAnyOrder("new", "old#3");
    }
  }

  private static void run(PipelineClient client, String id) throws Exception {
    client.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", id)
            .put("blob_url", client.upload(SAMPLE))
            .put("company_id", "lactalis-canada")
            .put("user_id", "test"));
  }

  private static Exchange reprocess(PipelineClient client, String run, String body)
      throws InterruptedException {
    return client.post("/runs/" + run + "/reprocess", WireJson.MAPPER.readTree(body));
  }

  private static JsonNode awaitCompleted(PipelineClient client, String run, int attempt) {
    return await()
        .atMost(SOON)
        .until(
            () -> client.status(run).orElseThrow(),
            status ->
                status.path("attempt").asInt() == attempt
                    && status.path("status").asString().equals("COMPLETED"));
  }

  private static void awaitRows(PipelineClient client, String run, int outputs) {
    JsonNode results =
        await()
            .atMost(SOON)
            .until(
                () -> client.results(run).orElse(WireJson.MAPPER.createObjectNode()),
                found -> found.path("stages").size() == outputs);
    assertThat(results.path("cards")).hasSize(5);
    assertThat(results.path("inspirations")).hasSize(2);
  }

  /** The keys of all outputs of a sixth stage. */
  private static List<String> sixthOutputs(LocalProcess pipeline) {
    String topic = new Topics("").stageCompleted(6).name();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", pipeline.bootstrapServers(), "isolation.level", "read_committed");
    List<String> keys = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      await()
          .atMost(SOON)
          .pollInSameThread()
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> output :
                    consumer.poll(Duration.ofMillis(100))) {
                  keys.add(output.key());
                }
                return partitions.stream()
                    .allMatch(part -> consumer.position(part) >= ends.getOrDefault(part, 0L));
              });
    }
    return keys;
  }
}
