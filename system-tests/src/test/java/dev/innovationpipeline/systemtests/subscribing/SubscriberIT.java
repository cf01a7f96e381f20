package dev.innovationpipeline.systemtests.subscribing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example is killed half-way and started again, and has every event of all runs once. */
class SubscriberIT {

  private static final String LAST = "stage-5/stage-completed";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static LocalPipeline pipeline;
  private static String documentUrl;

  @BeforeAll
  static void start() throws Exception {
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    Path document = directory.resolve("report.txt");
    Files.writeString(
        document,
        """
        Families look for protein on the label of a yogurt before they look at the price of it.

        Kefir in small bottles is what people drink on their way to work in the morning.
        """);
    documentUrl = new PipelineClient(pipeline.serverUrl()).upload(document);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void theJavaExampleHasEveryEventOnce() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Path.of("../docs/subscribing/java/Subscriber.java").toString());

    hasEveryEventOnce("java", 20, command, line -> line.substring(0, line.indexOf('\t')));
  }

  private static void hasEveryEventOnce(
      String name, int runs, List<String> command, Function<String, String> idOf) throws Exception {
    Path file = directory.resolve(name + ".events");
    submit(name, 0, runs / 2);
    submit("forgotten-" + name, 0, 1);
    forget("forgotten-" + name + "-0");
    Process first = subscribe(name, command, file);
    await(() -> lines(file).size() > runs, first, file);
    first.destroyForcibly().waitFor();
    submit(name, runs / 2, runs);

    Process second = subscribe(name, command, file);
    try {
      await(() -> completed(name, ids(file, idOf)) == runs, second, file);
      Set<String> published = publishedIds();
      await(() -> ids(file, idOf).containsAll(published), second, file);

      assertThat(ids(file, idOf)).doesNotHaveDuplicates();
    } finally {
      second.destroyForcibly();
    }
  }

  private static long completed(String name, List<String> ids) {
    return ids.stream().filter(id -> id.startsWith(name + "-") && id.endsWith(LAST)).count();
  }

  private static void await(Callable<Boolean> condition, Process subscriber, Path file) {
    Awaitility.await(file.toString())
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              assertThat(subscriber.isAlive()).as("the subscriber lives").isTrue();
              return condition.call();
            });
  }

  private static Process subscribe(String name, List<String> command, Path file)
      throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", pipeline.bootstrapServers(),
                "GROUP_ID", "subscriber-" + name,
                "EVENTS_FILE", file.toString()));
    return process.start();
  }

  private static List<String> ids(Path file, Function<String, String> idOf) throws IOException {
    return lines(file).stream().map(idOf).toList();
  }

  /** What is written down whole. */
  private static List<String> lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String whole = Files.readString(file);
    return whole
        .substring(0, whole.lastIndexOf('\n') + 1)
        .lines()
        .filter(l -> !l.isBlank())
        .toList();
  }

  private static void submit(String name, int from, int to) throws Exception {
    for (int run = from; run < to; run++) {
      String body =
          WireJson.MAPPER
              .createObjectNode()
              .put("run_id", name + "-" + run)
              .put("blob_url", documentUrl)
              .put("company_id", "lactalis-canada")
              .put("user_id", "subscriber")
              .toString();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(pipeline.serverUrl() + "/run"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      // A client that gets a 503 repeats the request; the run can start only once.
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202);
    }
  }

  /** Its tombstones come to the subscribers among the events. */
  private static void forget(String runId) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.serverUrl() + "/runs/" + runId))
            .DELETE()
            .build();
    assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(204);
  }

  /** Read with other means than the examples. */
  private static Set<String> publishedIds() {
    Set<String> ids = new HashSet<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", pipeline.bootstrapServers(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          new Topics("")
              .events().stream()
                  .map(Topic::name)
                  .flatMap(topic -> consumer.partitionsFor(topic).stream())
                  .map(p -> new TopicPartition(p.topic(), p.partition()))
                  .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(100))) {
          if (event.value() != null) {
            ids.add(new String(event.headers().lastHeader("ce_id").value(), UTF_8));
          }
        }
      }
    }
    return ids;
  }
}
