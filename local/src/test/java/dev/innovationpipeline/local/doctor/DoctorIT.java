package dev.innovationpipeline.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.PostgresFiles;
import dev.innovationpipeline.local.DataDirectory;
import dev.innovationpipeline.local.doctor.Finding.Severity;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault that the doctor knows is made, and found. */
class DoctorIT {

  private static final int PROBLEMS_FOUND = 3;

  @TempDir Path directory;

  @Test
  void looksAtADataDirectoryWithoutChangingIt() throws Exception {
    Path root = directory.resolve("data");
    assertThat(new DirectoryCheck(root).findings())
        .singleElement()
        .satisfies(each -> assertThat(each.what()).contains("is not there yet"));
    assertThat(root).doesNotExist();
    try (var data = DataDirectory.hold(root)) {
      assertThat(new DirectoryCheck(root).findings())
          .singleElement()
          .satisfies(each -> assertThat(each.what()).contains("in use by a pipeline"));
    }
    EmbeddedBroker.start(root.resolve("kafka"), 0).close();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(root.resolve("postgres"), 0)) {
      long server = new PostgresFiles(root.resolve("postgres")).server().orElseThrow().pid();
      assertThat(new DirectoryCheck(root).findings())
          .filteredOn(each -> each.severity() == Severity.WARNING)
          .singleElement()
          .satisfies(each -> assertThat(each.what()).contains("process " + server));
    }
    assertThat(run("--data-dir", root.toString())).isZero();

    Files.writeString(root.resolve("postgres/data/PG_VERSION"), "12\n");
    Path segment;
    try (Stream<Path> files = Files.list(root.resolve("kafka/__cluster_metadata-0"))) {
      segment = files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
    }
    Files.write(segment, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    Map<Path, Long> before = state(root);
    assertThat(problems(new DirectoryCheck(root).findings()))
        .hasSize(2)
        .anyMatch(line -> line.contains("PostgreSQL '12'") && line.contains("nothing is lost"))
        .anyMatch(line -> line.contains("__cluster_metadata-0") && line.contains("restore"));
    assertThat(run("--data-dir", root.toString(), "--json")).isEqualTo(PROBLEMS_FOUND);
    assertThat(state(root)).isEqualTo(before);
  }

  @Test
  void looksAtACluster() throws Exception {
    Topics topics = new Topics("p.");
    Map<String, Object> connection;
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      connection = Map.of("bootstrap.servers", broker.bootstrapServers());
      List<NewTopic> wanted = new ArrayList<>(TopicSettings.of("p.", 2).newTopics());
      wanted.removeIf(topic -> topic.name().equals("p.run-failed"));
      admin.createTopics(wanted).all().get();
      String late = "p.run-requested";
      TopicPartition part = new TopicPartition(late, 0);
      try (var producer =
          new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>(late, 0, "k", "v")).get();
        producer.send(new ProducerRecord<>(late, 0, "k", "v")).get();
      }
      admin
          .alterConsumerGroupOffsets(topics.sinkGroup(), Map.of(part, new OffsetAndMetadata(0)))
          .all()
          .get();
      assertThat(lines(new ClusterCheck(connection, topics).findings()))
          .anyMatch(line -> line.contains("PROBLEM") && line.contains("[p.run-failed]"))
          .anyMatch(
              line ->
                  line.contains("p.persistence-sink with 0 members and a lag of 2")
                      && line.contains("start one"));

      admin.createTopics(List.of(new NewTopic("p.run-failed", 3, (short) 1))).all().get();
      var policy =
          new AlterConfigOp(new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET);
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "p.run-failed"), List.of(policy)))
          .all()
          .get();
      assertThat(lines(new ClusterCheck(connection, topics).findings()))
          .anyMatch(line -> line.contains("different numbers of partitions"))
          .anyMatch(line -> line.contains("p.run-failed with cleanup.policy=delete"))
          .noneMatch(line -> line.contains("lacks the topics"))
          .noneMatch(line -> line.contains("webhook"));

      String failing =
          "\"failing_since\": \"2026-11-29T11:00:00Z\", \"disabled_at\": %s, \"reason\": \"Gone.\"";
      try (var producer =
          new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
        for (String id : List.of("wh_fails", "wh_gone", "wh_deleted")) {
          producer.send(endpoint(topics, id, id.equals("wh_deleted"))).get();
        }
        producer.send(health(topics, "wh_fails", failing.formatted("null"))).get();
        String gone = failing.formatted("\"2026-11-29T12:00:00Z\"");
        producer.send(health(topics, "wh_gone", gone)).get();
        producer.send(health(topics, "wh_deleted", gone)).get();
      }
      assertThat(lines(new ClusterCheck(connection, topics).findings()))
          .anyMatch(line -> line.contains("OK") && line.contains("1 webhooks that get messages"))
          .anyMatch(line -> line.contains("webhook wh_fails of c, failing since 2026-11-29T11"))
          .anyMatch(
              line ->
                  line.contains("webhook wh_gone of c, disabled since 2026-11-29T12:00:00Z: Gone.")
                      && line.contains("webhooks enable wh_gone --company c"))
          .anyMatch(
              line -> line.contains("p.webhook-delivery with 0 members") && line.contains("start"))
          .noneMatch(line -> line.contains("wh_deleted"));
    }
    assertThat(problems(new ClusterCheck(connection, topics).findings()))
        .singleElement()
        .asString()
        .contains("does not answer", "--kafka-config");
  }

  @Test
  void looksAtADatabase() throws Exception {
    String url;
    try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0)) {
      url = server.url();
      assertThat(lines(check(url)))
          .anyMatch(line -> line.contains("OK") && line.contains("PostgreSQL 18"))
          .anyMatch(line -> line.contains("lacks the tables") && line.contains("Start the sink"))
          .noneMatch(line -> line.contains("postgres:postgres"));
      Flyway migrations =
          Flyway.configure()
              .dataSource(source(url))
              .locations("classpath:dev/innovationpipeline/platform/database/migration")
              .load();
      migrations.migrate();
      assertThat(lines(check(url))).singleElement().asString().startsWith("OK");

      execute(url, "CREATE ROLE reader LOGIN PASSWORD 'r'");
      execute(url, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
      String reader = "postgres://reader:r@localhost:" + server.port() + "/postgres";
      assertThat(problems(check(reader)))
          .anyMatch(line -> line.contains("GRANT SELECT, INSERT, UPDATE, DELETE ON card_star TO"));

      String newest = migrations.info().current().getScript();
      execute(url, "DELETE FROM flyway_schema_history WHERE script = '" + newest + "'");
      assertThat(lines(check(url)))
          .anyMatch(
              line -> line.contains("WARNING") && line.contains("lacks the migration " + newest));
      execute(url, "UPDATE flyway_schema_history SET version = '99' WHERE version = '4'");
      assertThat(problems(check(url))).anyMatch(line -> line.contains("does not know"));
      execute(url, "UPDATE flyway_schema_history SET success = false WHERE version = '3'");
      assertThat(problems(check(url))).anyMatch(line -> line.contains("failed migration"));

      execute(url, "ALTER DATABASE postgres SET default_transaction_read_only = on");
      assertThat(problems(check(url))).anyMatch(line -> line.contains("accepts no writes"));
      assertThat(run("--database", url)).isEqualTo(PROBLEMS_FOUND);
    }
    assertThat(problems(check(url)))
        .singleElement()
        .asString()
        .contains("does not answer", "DATABASE_URL");
  }

  private static ProducerRecord<String, String> endpoint(
      Topics topics, String id, boolean deleted) {
    String since = "\"2026-11-29T10:00:00Z\"";
    return new ProducerRecord<>(
        topics.webhookEndpoints().name(),
        "c#" + id,
        """
        {"id": "%1$s", "company_id": "c", "url": "https://h/", "description": "", "types": [],
          "secrets": [], "enabled": true, "enabled_at": %2$s, "created_at": %2$s,
          "created_by": "a", "changed_at": %2$s, "changed_by": "a", "deleted_at": %3$s}
        """
            .formatted(id, since, deleted ? since : "null"));
  }

  private static ProducerRecord<String, String> health(Topics topics, String id, String fields) {
    return new ProducerRecord<>(
        topics.webhookEndpoints().name(),
        "c#" + id + "#health",
        "{\"endpoint_id\": \"%s\", \"company_id\": \"c\", %s}".formatted(id, fields));
  }

  private static List<Finding> check(String database) {
    return new DatabaseCheck(database).findings();
  }

  private static DataSource source(String database) {
    return ConnectionPool.unpooled(DatabaseAddress.parse("DATABASE_URL", database));
  }

  private static void execute(String database, String statement) throws Exception {
    try (Connection connection = source(database).getConnection();
        Statement session = connection.createStatement()) {
      session.execute(statement);
    }
  }

  private static List<String> lines(List<Finding> findings) {
    return findings.stream().map(Finding::line).toList();
  }

  private static List<String> problems(List<Finding> findings) {
    List<Finding> problems =
        findings.stream().filter(each -> each.severity() == Severity.PROBLEM).toList();
    assertThat(problems).allSatisfy(each -> assertThat(each.fix()).isNotEmpty());
    return lines(problems);
  }

  private static int run(String... options) {
    List<String> all = new ArrayList<>(List.of("doctor"));
    all.addAll(List.of(options));
    return PipelineCommand.line().execute(all.toArray(String[]::new));
  }

  /** Times of change, in milliseconds, by path. */
  private static Map<Path, Long> state(Path root) throws IOException {
    Map<Path, Long> state = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        state.put(path, Files.getLastModifiedTime(path).toMillis());
      }
    }
    return state;
  }
}
