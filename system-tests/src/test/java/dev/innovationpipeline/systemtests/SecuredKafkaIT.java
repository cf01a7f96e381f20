package dev.innovationpipeline.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.BrokerSecurity;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.local.model.Latency;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A broker that lets in only who logs in by TLS, and allows what the documentation says and nothing
 * else; topics under a prefix.
 */
@Tag("long")
class SecuredKafkaIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Topics TOPICS = new Topics("acme.");
  private static final List<String> LOGINS = List.of("ingest", "processor", "sink");
  private static final List<String> SETTINGS =
      List.of(
          "pipeline.topics.prefix=" + TOPICS.prefix(),
          "pipeline.topics.partitions=2",
          "pipeline.topics.replication-factor=1",
          "pipeline.topics.min-in-sync-replicas=1",
          "pipeline.topics.retention=30d");

  @TempDir Path directory;

  @Test
  void servicesDoAllTheyDoWithTheRightsDocumented() throws Exception {
    BrokerSecurity security = BrokerSecurity.create(directory.resolve("security"), LOGINS);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), security);
        Denials denials = Denials.listen()) {
      Map<String, Object> operator =
          new HashMap<>(security.clientSettings(BrokerSecurity.OPERATOR));
      operator.put("bootstrap.servers", broker.bootstrapServers());
      allow(operator);
      try (Services services =
          Services.start(
              directory,
              broker.bootstrapServers(),
              service ->
                  Stream.of(security.serviceSettings(service), SETTINGS, audited(service))
                      .flatMap(List::stream)
                      .toList())) {
        doAll(services, operator);
      }
      assertThat(denials.all()).isEmpty();

      assertThatThrownBy(() -> lookAt(TOPICS.runStatus(), broker, security.clientSettings("sink")))
          .isInstanceOf(TopicAuthorizationException.class);
      assertThat(denials.all()).isNotEmpty();
      assertThatStrangersStayOutside(broker, security.clientSettings("sink"));
    }
  }

  private static void assertThatStrangersStayOutside(
      EmbeddedBroker broker, Map<String, Object> login) {
    Map<String, Object> wrongPassword = new HashMap<>(login);
    wrongPassword.computeIfPresent(
        "sasl.jaas.config", (name, jaas) -> jaas.toString().replace("password=\"", "password=\"x"));
    assertThatThrownBy(() -> lookAt(TOPICS.runStatus(), broker, wrongPassword))
        .isInstanceOf(SaslAuthenticationException.class);
    Map<String, Object> trustsOthers = new HashMap<>(login);
    trustsOthers.keySet().removeIf(name -> name.startsWith("ssl.truststore"));
    assertThatThrownBy(() -> lookAt(TOPICS.runStatus(), broker, trustsOthers))
        .isInstanceOf(SslAuthenticationException.class);
    Map<String, Object> anotherName = new HashMap<>(login);
    anotherName.put(
        "bootstrap.servers", broker.bootstrapServers().replace("localhost", "127.0.0.1"));
    assertThatThrownBy(() -> nodes(anotherName))
        .hasRootCauseMessage("No subject alternative names matching IP address 127.0.0.1 found");
    Map<String, Object> inTheClear =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "default.api.timeout.ms",
            3_000,
            "request.timeout.ms",
            2_000);
    assertThatThrownBy(() -> nodes(inTheClear)).hasCauseInstanceOf(TimeoutException.class);
  }

  private static void nodes(Map<String, Object> login) throws Exception {
    try (Admin admin = Admin.create(login)) {
      admin.describeCluster().nodes().get();
    }
  }

  private static List<String> audited(String service) {
    return service.equals("ingest") ? List.of("pipeline.audit.enabled=true") : List.of();
  }

  private static void allow(Map<String, Object> operator) throws Exception {
    try (Admin admin = Admin.create(operator)) {
      admin.createAcls(new AccessRights(TOPICS, LOGINS).documented()).all().get();
    }
  }

  private static void lookAt(Topic topic, EmbeddedBroker broker, Map<String, Object> login) {
    Map<String, Object> settings = new HashMap<>(login);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic.name(), 0)));
      consumer.seekToBeginning(consumer.assignment());
      consumer.poll(TIMEOUT);
    }
  }

  private void doAll(Services services, Map<String, Object> operator) throws Exception {
    Path document = Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
    assertThat(services.request("secured", document)).isEqualTo(202);
    await().atMost(TIMEOUT).until(() -> services.completed() == 1);
    assertThat(services.count("SELECT count(*) FROM \"OpportunityCard\"")).isEqualTo(5);
    await().atMost(TIMEOUT).until(() -> services.count("SELECT count(*) FROM audit") == 1);
    assertThat(services.call("GET", "/stats", "").body()).containsPattern("sink_lag\":\\d");

    String webhook = webhook(services);
    reprocess(services);
    await()
        .atMost(TIMEOUT)
        .until(
            () -> services.call("GET", webhook + "/deliveries", "").body().contains("\"millis\""));
    cancel(services, document);
    redrive(services, operator);
    assertThat(services.call("DELETE", "/runs/secured", "").statusCode()).isLessThan(300);
    await()
        .atMost(TIMEOUT)
        .until(() -> services.count("SELECT count(*) FROM \"Run\" WHERE id = 'secured'") == 0);
  }

  /** The path of one whose host does not exist: that its messages are tried is enough. */
  private static String webhook(Services services) throws Exception {
    String path = "/companies/lactalis-canada/webhooks";
    HttpResponse<String> made = services.call("POST", path, "{\"url\":\"https://hooks.invalid/\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    JsonNode id = WireJson.MAPPER.readTree(made.body()).path("webhook").path("id");
    return path + "/" + id.asString();
  }

  private static void reprocess(Services services) throws Exception {
    String card = services.text("SELECT id FROM \"OpportunityCard\" LIMIT 1");
    assertThat(services.call("PATCH", "/cards/" + card, "{\"starred\":true}").statusCode())
        .isEqualTo(200);
    assertThat(services.edit("/runs/secured/stages/3", "{\"markdown\":\"Edited.\"}", "\"1.0\""))
        .isEqualTo(200);
    assertThat(services.call("POST", "/runs/secured/reprocess", "{\"from_stage\":4}").statusCode())
        .isLessThan(300);
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                services.count(
                        "SELECT count(*) FROM \"Run\" WHERE attempt = 2"
                            + " AND status::text = 'COMPLETED'")
                    == 1);
  }

  private static void cancel(Services services, Path document) throws Exception {
    services
        .model()
        .follow(new FaultPlan(FaultMode.OK, 0, 0, 0, Latency.fixed(Duration.ofSeconds(30))));
    assertThat(services.request("slow", document)).isEqualTo(202);
    await()
        .atMost(TIMEOUT)
        .until(() -> services.call("GET", "/status/slow", "").body().contains("RUNNING"));
    assertThat(services.call("POST", "/runs/slow/cancel", "").statusCode()).isLessThan(300);
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                services.count("SELECT count(*) FROM \"Run\" WHERE status::text = 'CANCELLED'")
                    == 1);
  }

  /** One record that the processor cannot read, and one that only the sink tries to. */
  private static void redrive(Services services, Map<String, Object> operator) throws Exception {
    try (var producer =
        new KafkaProducer<>(operator, new StringSerializer(), new ByteArraySerializer())) {
      for (String topic : List.of(TOPICS.runRequested().name(), TOPICS.runFailed().name())) {
        producer.send(new ProducerRecord<>(topic, "unreadable", "no event".getBytes(UTF_8))).get();
      }
    }
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              String letters = services.call("GET", "/dead-letters", "").body();
              return letters.contains(TOPICS.deadLettersOf(TOPICS.runRequested()).name())
                  && letters.contains(TOPICS.deadLettersOf(TOPICS.runFailed()).name());
            });
    assertThat(services.call("POST", "/dead-letters/redrive", "").statusCode()).isLessThan(300);
  }
}
