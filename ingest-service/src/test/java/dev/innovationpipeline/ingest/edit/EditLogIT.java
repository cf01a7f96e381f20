package dev.innovationpipeline.ingest.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Edits by several instances at once, while the sink is away. */
class EditLogIT {

  private static final Topics TOPICS = new Topics("edits.");
  private static final String TABLES =
      """
      CREATE TABLE sink_epoch (epoch uuid);
      INSERT INTO sink_epoch VALUES (gen_random_uuid());
      CREATE TABLE output_edit (run_id text, attempt integer, stage_number integer, card integer,
        version integer, output jsonb, edited_by text, key_id text, at timestamp(3));
      """;

  @TempDir static Path directory;
  private static DatabaseServer server;
  private static JdbcClient database;

  @BeforeAll
  static void start() throws Exception {
    server = TestServers.database(directory);
    database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
    database.sql(TABLES).update();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestServers.sharedKafka().bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(TOPICS.outputEdits().name(), 3, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noVersionIsGivenTwice() throws Exception {
    List<EditLog> instances = List.of(instance(), instance(), instance());
    Target target = new Target(Runs.completed(Runs.run("together"), 3), 0);
    int edits = 4;
    List<Callable<List<Integer>>> people =
        instances.stream()
            .<Callable<List<Integer>>>map(
                instance ->
                    () ->
                        IntStream.range(0, edits).mapToObj(i -> version(instance, target)).toList())
            .toList();
    List<Integer> versions = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(people.size())) {
      for (Future<List<Integer>> each : threads.invokeAll(people)) {
        versions.addAll(each.get());
      }
    }
    assertThat(versions)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, edits * instances.size()).boxed().toList());
  }

  @Test
  void anEditOfAnotherOutputIsNotTakenForIt() {
    EditLog instance = instance();
    assertThat(version(instance, new Target(Runs.completed(Runs.run("other"), 2), 0))).isEqualTo(1);
    assertThat(version(instance, new Target(Runs.completed(Runs.run("other"), 3), 0))).isEqualTo(1);
    assertThat(version(instance, new Target(Runs.completed(Runs.run("third"), 2), 0))).isEqualTo(1);
    assertThat(version(instance, new Target(Runs.completed(Runs.run("other"), 2), 0))).isEqualTo(2);
  }

  private static int version(EditLog instance, Target target) {
    return instance
        .append(target, newest -> Optional.of(next(target, newest)))
        .map(edit -> edit.mark().version())
        .orElseThrow();
  }

  private static OutputEdited next(Target target, Optional<StoredEdit> newest) {
    int version = 1 + newest.map(edit -> edit.mark().version()).orElse(0);
    return new OutputEdited(
        target.run(),
        target.stage(),
        version,
        EditedOutput.ofProse("version " + version),
        "editor",
        null,
        Runs.NOW);
  }

  private static EditLog instance() {
    KafkaProperties kafka = new KafkaProperties();
    kafka.setBootstrapServers(List.of(TestServers.sharedKafka().bootstrapServers()));
    kafka
        .getProperties()
        .put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
    EditQueries queries = new EditQueries(database);
    return new EditLog(
        new EditProducers(kafka, TOPICS),
        new UnwrittenEdits(kafka, TOPICS, queries),
        queries,
        AuditTrail.NONE,
        TOPICS);
  }
}
