package dev.innovationpipeline.systemtests.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.Services;
import dev.innovationpipeline.systemtests.access.JsonCommands.Told;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of secret goes through the services and the commands, which tell of none. */
class SecretsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Topics TOPICS = new Topics("secrets.");
  private static final String MODEL_KEY = "sk-or-v1-modelmark" + "0".repeat(46);
  private static final String SIGNATURE = "signaturemark4711";
  private static final String PASSWORD = "passwordmark4711";
  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ0b2tlbm1hcmsifQ.tokenmark0123456789abcdef";

  @TempDir Path directory;
  private final ApiKeyText admin = ApiKeyText.generate();
  private final ApiKeyText guessed = ApiKeyText.generate();
  private final List<String> answers = new ArrayList<>();

  @Test
  void nothingThatIsShownWrittenOrLoggedHasASecret() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(both(out, printed));
    System.setErr(both(err, printed));
    String made;
    List<Told> told;
    List<String> tables;
    try (EchoingProvider provider = new EchoingProvider();
        Services services =
            Services.start(
                directory,
                TestServers.sharedKafka().bootstrapServers(),
                service -> settings(service, provider))) {
      services.use(admin.secret());
      await().atMost(TIMEOUT).until(() -> services.call("GET", "/keys", "").statusCode() == 200);
      made = useAll(services, provider);
      told =
          JsonCommands.of(
                  directory,
                  services.serverUrl(),
                  Map.of("admin", admin.secret(), "guessed", guessed.secret()),
                  PASSWORD,
                  Map.of(
                      "url", provider.url("/report.md?sig=" + SIGNATURE),
                      "denied", provider.url("/denied.md?sig=" + SIGNATURE)))
              .runAll();
      tables = tables(services);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    List<String> secrets =
        List.of(
            secretOf(admin.secret()),
            secretOf(guessed.secret()),
            secretOf(made),
            "modelmark",
            "tokenmark",
            PASSWORD);
    for (String secret : secrets) {
      assertIsNowhere(secret, printed.toString(UTF_8), tables);
      assertThat(told).as("commands").noneMatch(each -> each.has(secret));
    }
    Map<String, String> shownOnce = JsonCommands.shownOnce(told);
    assertThat(shownOnce).hasSize(4);
    shownOnce.forEach(
        (command, shown) ->
            assertThat(told)
                .as("commands other than " + command)
                .filteredOn(each -> !each.command().equals(command))
                .noneMatch(each -> each.has(secretOf(shown))));
    shownOnce.entrySet().stream()
        .filter(each -> !each.getKey().startsWith("webhooks")) // A sender has to keep those.
        .forEach(
            each -> assertIsNowhere(secretOf(each.getValue()), printed.toString(UTF_8), tables));
    assertThat(told).as("commands").noneMatch(each -> each.has(SIGNATURE));
    assertThat(printed.toString(UTF_8)).as("logs").doesNotContain(SIGNATURE);
    assertThat(answers).as("answers").noneMatch(answer -> answer.contains(SIGNATURE));
    assertThat(tables).as("tables").isNotEmpty().noneMatch(row -> row.contains(SIGNATURE));
  }

  private void assertIsNowhere(String secret, String printed, List<String> tables) {
    assertThat(printed).as("logs").doesNotContain(secret);
    assertThat(answers).as("answers").noneMatch(answer -> answer.contains(secret));
    assertThat(tables).as("tables").noneMatch(row -> row.contains(secret));
    assertThat(records()).as("topics").isNotEmpty().noneMatch(record -> record.contains(secret));
  }

  private static PrintStream both(PrintStream one, ByteArrayOutputStream other) {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int character) {
            one.write(character);
            other.write(character);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            one.write(bytes, offset, length);
            other.write(bytes, offset, length);
          }
        },
        true,
        UTF_8);
  }

  private List<String> settings(String service, EchoingProvider provider) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "pipeline.topics.prefix=" + TOPICS.prefix(),
                "pipeline.topics.partitions=2",
                "logging.level.dev.innovationpipeline=DEBUG"));
    settings.addAll(
        switch (service) {
          case "ingest" ->
              List.of(
                  "pipeline.security.mode=keys", "pipeline.security.admin-key=" + admin.secret());
          case "processor" ->
              List.of(
                  "pipeline.llm.base-url=" + provider.url("/v1"),
                  "pipeline.llm.api-key=" + MODEL_KEY,
                  "pipeline.documents.key=" + admin.secret());
          default -> List.of();
        });
    return settings;
  }

  /** Answers with a key that was made on the way. */
  private String useAll(Services services, EchoingProvider provider) throws Exception {
    HttpResponse<String> answer =
        services.call(
            "POST", "/keys", "{\"name\":\"made\",\"companies\":[\"*\"],\"role\":\"admin\"}");
    String made = WireJson.MAPPER.readTree(answer.body()).path("key").asString("");
    assertThat(made).isNotEmpty();
    start(services, "good", provider.url("/report.md?sv=1&sig=" + SIGNATURE), "");
    start(services, "denied", provider.url("/denied.md?sig=" + SIGNATURE), "");
    start(
        services,
        "echoed",
        provider.url("/report.md?sig=" + SIGNATURE),
        ",\"options\":{\"model\":\"" + EchoingProvider.ECHO + "\"}");
    for (String run : List.of("good", "denied", "echoed")) {
      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  ask(services, "GET", "/status/" + run, "")
                      .matches("(?s).*\"(COMPLETED|FAILED)\".*"));
    }
    assertThat(ask(services, "GET", "/status/good", "")).contains("COMPLETED");
    assertThat(ask(services, "GET", "/status/echoed", "")).contains("FAILED", "***");
    for (String bearer : List.of(made, guessed.secret(), TOKEN, made + "x", "Bearer " + made)) {
      services.use(bearer);
      ask(services, "GET", "/runs", "");
      ask(services, "DELETE", "/runs/nothing", "");
      ask(services, "POST", "/run", "{\"run_id\":1}");
    }
    services.use(null);
    ask(services, "GET", "/runs?access_token=" + guessed.secret(), "");
    services.use(admin.secret());
    ask(services, "DELETE", "/keys/" + ApiKeyText.parse(made).orElseThrow().id(), "");
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                services.count(
                        "SELECT count(*) FROM \"Run\" WHERE status::text IN ('COMPLETED',"
                            + " 'FAILED')")
                    == 3);
    for (String path :
        List.of(
            "/runs",
            "/runs/good",
            "/runs/denied",
            "/runs/echoed",
            "/keys",
            "/stats",
            "/audit",
            "/dead-letters",
            "/companies",
            "/openapi.json",
            "/actuator/prometheus")) {
      ask(services, "GET", path, "");
    }
    return made;
  }

  private void start(Services services, String runId, String url, String options) throws Exception {
    String body =
        "{\"run_id\":\"%s\",\"blob_url\":\"%s\",\"company_id\":\"lactalis-canada\"%s}"
            .formatted(runId, url, options);
    assertThat(ask(services, "POST", "/run", body)).contains(runId);
  }

  private String ask(Services services, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = services.call(method, path, body);
    answers.add(answer.statusCode() + " " + answer.headers().map() + answer.body());
    return answer.body();
  }

  private static List<String> tables(Services services) throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table :
        services
            .text(
                "SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables"
                    + " WHERE schemaname = 'public'")
            .split(",")) {
      rows.add(
          table
              + ": "
              + services.text(
                  "SELECT coalesce(string_agg(t::text, '|'), '') FROM " + table + " AS t"));
    }
    return rows;
  }

  private static List<String> records() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", TestServers.sharedKafka().bootstrapServers());
    List<String> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          TOPICS.all().stream()
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                message ->
                    records.add(
                        message.topic()
                            + text(message.key())
                            + message.headers()
                            + text(message.value())));
      }
    }
    return records;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  /** The part of a key that nobody may know. */
  private static String secretOf(String key) {
    return key.substring(key.length() - 32);
  }
}
