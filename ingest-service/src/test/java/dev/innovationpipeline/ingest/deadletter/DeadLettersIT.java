package dev.innovationpipeline.ingest.deadletter;

import static dev.innovationpipeline.ingest.deadletter.Operator.header;
import static dev.innovationpipeline.ingest.deadletter.Operator.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Dead letters over HTTP on a real broker. */
class DeadLettersIT {

  private static final Topics TOPICS = new Topics("");

  @TempDir static Path directory;
  private static KafkaServer broker;
  private static ConfigurableApplicationContext service;
  private static Operator operator;
  private static Producer<byte[], byte[]> producer;

  @BeforeAll
  static void start() throws Exception {
    broker = TestServers.sharedKafka();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(TopicSettings.of(TOPICS.prefix(), 2).newTopics()).all().get();
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--pipeline.security.mode=local",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--pipeline.topics.partitions=2",
                "--pipeline.operations.enabled=true",
                "--pipeline.operations.token=secret",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    operator = new Operator(service);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> operator.get("/actuator/health/readiness").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
    producer.close();
  }

  @Test
  void goesBackOnceWithItsHistoryHoweverOftenItIsAskedFor() throws Exception {
    String id = bury("once", "run-failed", 7, "sink");
    bury("once", "run-failed", 7, "stages");
    JsonNode listed = json(operator.get("/dead-letters?topic=run-failed"));
    assertThat(listed.path("total").asInt()).isEqualTo(2);
    assertThat(listed.path("dead_letters").get(0).path("error").asString()).isEqualTo("It is odd.");
    assertThat(json(operator.get("/dead-letters/" + id)).path("value").asString())
        .contains("\"once\"");

    List<JsonNode> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<JsonNode> ask = () -> json(operator.redrive("{\"ids\": [\"" + id + "\"]}"));
      for (var answer : threads.invokeAll(List.of(ask, ask, ask))) {
        answers.add(answer.get());
      }
    }
    assertThat(answers.stream().mapToInt(a -> a.path("redriven").asInt()).sum()).isEqualTo(2);
    assertThat(json(operator.get("/dead-letters?topic=run-failed")).path("total").asInt()).isZero();
    assertThat(json(operator.get("/dead-letters/" + id)).has("redriven_at")).isTrue();
    List<ConsumerRecord<byte[], byte[]>> back = operator.records("run-failed", "once#1/stage-1");
    assertThat(back).hasSize(1);
    assertThat(header(back.getFirst(), "dlt_redrive_count")).isEqualTo("1");
    assertThat(header(back.getFirst(), "dlt_error")).isEqualTo("It is odd.");
    assertThat(header(back.getFirst(), "ce_subject")).isEqualTo("once");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> operator.get("/status/once").body().contains("\"status\":\"FAILED\""));
  }

  @Test
  void goesBackToItsOwnGroupAndTwoLettersOfOneGroupAreOne() throws Exception {
    String sink = bury("each", "card-starred", 3, TOPICS.sinkGroup(), failed("each"));
    bury("each", "card-starred", 3, TOPICS.sinkGroup(), failed("each"));
    bury("each", "card-starred", 3, "stage-2", failed("each"));
    assertThat(json(operator.get("/dead-letters?topic=card-starred")).path("total").asInt())
        .isEqualTo(2);

    JsonNode answer = json(operator.redrive("{\"ids\": [\"" + sink + "\"]}"));
    assertThat(answer.path("redriven").asInt()).isEqualTo(2);
    assertThat(groupsOfRedriven("card-starred")).containsExactly(TOPICS.sinkGroup());
    JsonNode left = json(operator.get("/dead-letters?topic=card-starred"));
    assertThat(left.path("total").asInt()).isEqualTo(1);
    String id = left.path("dead_letters").path(0).path("id").asString();
    json(operator.redrive("{\"ids\": [\"" + id + "\"]}"));
    assertThat(groupsOfRedriven("card-starred"))
        .containsExactlyInAnyOrder(TOPICS.sinkGroup(), TOPICS.processorGroup());

    bury("each", "card-starred", 3, TOPICS.sinkGroup(), failed("each"));
    assertThat(json(operator.get("/dead-letters?topic=card-starred")).path("total").asInt())
        .as("a late copy of a letter that went back")
        .isZero();
  }

  @Test
  void whatCannotSucceedSaysSoAndStaysUntilItIsNamed() throws Exception {
    producer
        .send(
            new ProducerRecord<>("reprocess-requested-dlt", "odd".getBytes(UTF_8), new byte[] {1}))
        .get();
    JsonNode listed = json(operator.get("/dead-letters?topic=reprocess-requested"));
    JsonNode letter = listed.path("dead_letters").path(0);
    assertThat(listed.path("needing_repair").asInt()).isEqualTo(1);
    assertThat(letter.path("can_succeed").asBoolean()).isFalse();
    assertThat(letter.path("advice").asString())
        .contains("has no ce_type header", "dlt redrive --id");
    JsonNode all = json(operator.redrive("{\"topic\": \"reprocess-requested\"}"));
    assertThat(all.path("redriven").asInt()).isZero();
    assertThat(all.path("left_out").asInt()).isEqualTo(1);
    String id = letter.path("id").asString();
    assertThat(json(operator.redrive("{\"ids\": [\"" + id + "\"]}")).path("redriven").asInt())
        .isEqualTo(1);
  }

  private static List<String> groupsOfRedriven(String topic) {
    List<String> groups = new ArrayList<>();
    service
        .getBean(LetterTopics.class)
        .read(List.of(topic), message -> groups.add(header(message, DeadLetters.REDRIVE_GROUPS)));
    return groups;
  }

  @Test
  void goesBackOnceThoughAnEarlierRedriveDiedBeforeItsCommit() throws Exception {
    String id = bury("died", "stage-started", 1, "sink");
    LetterId letter = LetterId.parse(id).orElseThrow();
    Producer<byte[], byte[]> dead = service.getBean(LetterProducers.class).open();
    dead.initTransactions();
    dead.beginTransaction();
    dead.send(new ProducerRecord<>("stage-started", "died".getBytes(UTF_8), new byte[] {1})).get();
    ProducerRecord<byte[], byte[]> mark =
        new ProducerRecord<>(letter.topic(), letter.partition(), null, null);
    mark.headers().add(Letter.MARK_OF, String.valueOf(letter.offset()).getBytes(UTF_8));
    mark.headers().add(Letter.REDRIVEN_AT, Instant.now().toString().getBytes(UTF_8));
    dead.send(mark).get();
    assertThat(json(operator.redrive("{\"topic\": \"stage-started\"}")).path("redriven").asInt())
        .isEqualTo(1);
    dead.close(Duration.ZERO);
    assertThat(operator.records("stage-started", "died")).hasSize(1);
    assertThat(json(operator.get("/dead-letters?topic=stage-started-dlt")).path("total").asInt())
        .isZero();
  }

  @Test
  void takesARepairedBodyAndRefusesOneThatIsStillBroken() throws Exception {
    byte[] broken = "{\"run\": 1}".getBytes(UTF_8);
    var poison = new ProducerRecord<>("run-cancelled-dlt", 0, "mended".getBytes(UTF_8), broken);
    var sent = producer.send(poison).get();
    String id = "run-cancelled-dlt:0:" + sent.offset();
    HttpResponse<String> refused =
        operator.redrive("{\"ids\": [\"" + id + "\"], \"value\": \"{}\"}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("is not repaired", "ce_type");
    RunFailed event = failed("mended");
    String repair =
        WireJson.MAPPER.writeValueAsString(
            Map.of(
                "ids", List.of(id),
                "value",
                    """
                    {"run": %s, "occurred_at": "2026-11-01T10:00:00Z"}
                    """
                        .formatted(WireJson.MAPPER.writeValueAsString(event.run())),
                "headers", Map.of("ce_type", "dev.innovationpipeline.run-cancelled.v1")));
    HttpResponse<String> taken = operator.redrive(repair);
    assertThat(json(taken).path("redriven").asInt()).as(taken.body()).isEqualTo(1);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> operator.get("/status/mended").body().contains("\"status\":\"CANCELLED\""));
  }

  @Test
  void ofAForgottenRunNothingIsShownOrGoesBack() throws Exception {
    String id = bury("gone", "run-failed", 9, "sink");
    ProducerRecord<String, byte[]> forgotten =
        new EventCodec(TOPICS, "/test")
            .toRecord(new RunForgotten(failed("gone").run(), Instant.now()));
    producer
        .send(
            new ProducerRecord<>(
                forgotten.topic(),
                null,
                forgotten.key().getBytes(UTF_8),
                forgotten.value(),
                forgotten.headers()))
        .get();
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> operator.get("/status/gone").statusCode() == 410);
    assertThat(operator.get("/dead-letters/" + id).statusCode()).isEqualTo(404);
    assertThat(operator.redrive("{\"ids\": [\"" + id + "\"]}").statusCode()).isEqualTo(404);
    assertThat(operator.get("/dead-letters?topic=run-failed").body()).doesNotContain("gone");
    assertThat(operator.records("run-failed", "gone#1/stage-1")).isEmpty();
  }

  @Test
  void namesWhatIsWrong() throws Exception {
    assertThat(operator.get("/dead-letters?topic=none").statusCode()).isEqualTo(400);
    assertThat(operator.get("/dead-letters/run-failed-dlt:0:999").statusCode()).isEqualTo(404);
    assertThat(operator.get("/dead-letters/odd").statusCode()).isEqualTo(404);
    assertThat(operator.redrive("{\"ids\": [\"run-failed-dlt:0:999\"]}").statusCode())
        .isEqualTo(404);
    assertThat(operator.redrive("{\"ids\": [\"odd\"], \"value\": 3}").body())
        .contains("ids", "value");
  }

  @Test
  void servesOnlyOperators() throws Exception {
    for (String asked : List.of("GET /dead-letters", "DELETE /runs/x", "POST /runs/x/cancel")) {
      assertThat(operator.status(asked, "Bearer wrong")).as(asked).isEqualTo(401);
      assertThat(operator.status(asked, "")).as(asked).isEqualTo(401);
    }
    HttpResponse<String> foreign =
        operator.send(operator.request("/dead-letters").header("Sec-Fetch-Site", "cross-site"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.headers().firstValue("content-type")).contains("application/problem+json");
  }

  private static String bury(String runId, String topic, long offset, String group)
      throws Exception {
    return bury(runId, topic, offset, group, failed(runId));
  }

  private static String bury(String runId, String topic, long offset, String group, RunEvent buried)
      throws Exception {
    ProducerRecord<String, byte[]> event = new EventCodec(TOPICS, "/test").toRecord(buried);
    ConsumerRecord<String, byte[]> consumed =
        new ConsumerRecord<>(topic, 0, offset, runId, event.value());
    event.headers().forEach(consumed.headers()::add);
    ProducerRecord<String, byte[]> letter =
        new DeadLetters(TOPICS, group, InstantSource.system())
            .letter(consumed, new IllegalStateException("It is odd."));
    var sent =
        producer
            .send(
                new ProducerRecord<>(
                    letter.topic(), null, runId.getBytes(UTF_8), letter.value(), letter.headers()))
            .get();
    return letter.topic() + ":" + sent.partition() + ":" + sent.offset();
  }

  private static RunFailed failed(String runId) {
    RunContext run =
        new RunContext(runId, 1, "u", "c", "http://h/d.pdf", Instant.now(), RunOptions.DEFAULTS);
    return new RunFailed(run, 1, "odd", "Odd.", 1, Usage.NONE, Instant.now());
  }
}
