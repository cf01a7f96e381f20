package dev.innovationpipeline.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.sink.batch.RandomEvents;
import dev.innovationpipeline.sink.postgres.SinkDatabase;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole sink between a real Kafka and a real Postgres that fail in turn. */
class SinkIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final KafkaServer KAFKA = TestServers.sharedKafka();

  @TempDir Path directory;

  private final Topics topics = new Topics("t" + System.nanoTime() + ".");
  private DatabaseServer database;
  private JdbcTemplate jdbc;

  @SuppressWarnings("NullAway.Init")
  SinkIT() {}

  @BeforeEach
  void start() {
    database = TestServers.database(directory.resolve("postgres"));
    jdbc = SinkDatabase.past(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void startsWithoutDatabaseAndLosesNothingWhileItComesAndGoes() {
    database.stop();
    try (RunningSink sink = sink("--sink.statement-timeout=10s")) {
      sink.send(SampleRuns.of(0, 50));
      await().atMost(PATIENCE).until(() -> sink.health("store").getStatus().equals(Status.DOWN));
      assertThat(sink.health("store").getDetails()).containsKeys("away_since", "reason");
      assertThat(sink.gauge("innovation.pipeline.sink.away")).isPositive();
      assertThat(sink.health("eventConsumers").getStatus()).isEqualTo(Status.UP);
      database.startAgain();
      awaitAllWritten();
      for (int round = 1; round <= 3; round++) {
        int from = round * 100;
        var sending = CompletableFuture.runAsync(() -> sink.send(SampleRuns.of(from, from + 100)));
        database.stop();
        sending.join();
        sink.send(SampleRuns.of(from + 100, from + 101));
        database.startAgain();
        cutConnections();
        awaitAllWritten();
      }
      assertThat(sink.health("store").getStatus()).isEqualTo(Status.UP);
      assertThat(sink.gauge("innovation.pipeline.sink.away")).isZero();
    }
  }

  @Test
  void aRebuildUnderLoadAndAnEmptyDatabaseEndInTheSameRows() {
    try (RunningSink sink = sink()) {
      sink.send(SampleRuns.of(0, 200));
      sink.send(
          List.of(
              new CardStarred(
                  RandomEvents.context("run-7", 1),
                  3,
                  true,
                  Instant.parse("2026-02-01T00:00:00Z"))));
      awaitAllWritten();
      await()
          .atMost(PATIENCE)
          .until(() -> count("SELECT 1 FROM \"OpportunityCard\" WHERE starred") == 1);
      var sending = CompletableFuture.runAsync(() -> sink.send(SampleRuns.of(200, 400)));
      rebuild();
      rebuild();
      sending.join();
      awaitAllWritten();
      Map<String, String> before = SinkDatabase.contents(jdbc);

      rebuild();
      awaitAllWritten();
      awaitContents(before);

      jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> count("SELECT 1 FROM \"Run\"") == 400);
      awaitAllWritten();
      awaitContents(before);
    }
    try (RunningSink sink = sink()) {
      assertThat(sink.health("store").getStatus()).isEqualTo(Status.UP);
      assertThat(count("SELECT 1 FROM \"Run\"")).isEqualTo(400);
    }
  }

  @Test
  void aFullDiskAndSerializationFailuresPass() {
    try (RunningSink sink = sink()) {
      failFirst("disk full 53100", "serialization 40001", "deadlock 40P01", "time-out 57014");
      sink.send(SampleRuns.of(0, 20));
      awaitAllWritten();
      assertThat(jdbc.queryForObject("SELECT last_value FROM tries", Long.class)).isGreaterThan(4);
      assertThat(deadLetters("run-requested-dlt")).isEmpty();
      await().atMost(PATIENCE).until(() -> sink.health("store").getStatus().equals(Status.UP));
    }
  }

  /** Offsets are committed after rows: a crash of the server must not take the rows back. */
  @Test
  void commitsAreDurableOnAServerWhoseCommitsAreNot() {
    jdbc.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
    String level = "SHOW synchronous_commit";
    assertThat(jdbc.queryForObject(level, String.class)).isEqualTo("off");
    try (RunningSink sink = sink()) {
      assertThat(sink.bean(JdbcTemplate.class).queryForObject(level, String.class)).isEqualTo("on");
    }
  }

  @Test
  void onePoisonRecordGoesAloneToItsDeadLetterTopic() {
    try (RunningSink sink = sink()) {
      sink.send(SampleRuns.of(0, 450));
      sink.send(
          new ProducerRecord<>(
              topics.prefix() + "stage-3-completed",
              "run-x",
              "{\"no\": \"event\"}".getBytes(UTF_8)));
      sink.send(new ProducerRecord<>(topics.prefix() + "stage-3-completed", "erased", null));
      sink.send(
          List.of(
              RandomEvents.completed(
                  new RunContext(
                      "run-nul",
                      1,
                      "nul \u0000 byte",
                      "c",
                      "file:x",
                      Instant.EPOCH,
                      RunOptions.DEFAULTS),
                  2,
                  Instant.EPOCH,
                  null,
                  1)));
      sink.send(SampleRuns.of(450, 910));
      await()
          .atMost(PATIENCE)
          .until(() -> count("SELECT 1 FROM \"Run\" WHERE status = 'COMPLETED'") == 910);
      await().atMost(PATIENCE).until(() -> deadLetters("stage-3-completed-dlt").size() == 1);
      await().atMost(PATIENCE).until(() -> deadLetters("stage-2-completed-dlt").size() == 1);
      assertThat(
              new String(
                  deadLetters("stage-2-completed-dlt")
                      .getFirst()
                      .headers()
                      .lastHeader("dlt_error")
                      .value(),
                  UTF_8))
          .contains("0x00");
      assertThat(count("SELECT 1 FROM \"Run\"")).isEqualTo(910);
    }
  }

  @Test
  void writesFilesWithoutADatabase() {
    database.stop();
    Path files = directory.resolve("files");
    try (RunningSink sink = sink("--sink.target=files", "--sink.files.directory=" + files)) {
      sink.send(SampleRuns.of(0, 20));
      await().atMost(PATIENCE).until(() -> cardFiles(files) == 20);
      assertThat(sink.health("store").getStatus()).isEqualTo(Status.UP);
    }
  }

  private static long cardFiles(Path files) {
    return IntStream.range(0, 20)
        .filter(run -> Files.exists(files.resolve("run-%d/stage5/cards.json".formatted(run))))
        .count();
  }

  private RunningSink sink(String... more) {
    return RunningSink.start(KAFKA.bootstrapServers(), topics, database.url(), more);
  }

  private void awaitAllWritten() {
    Map<String, String> expected = TopicChecker.expected(KAFKA.bootstrapServers(), topics);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(TopicChecker.actual(jdbc)).isEqualTo(expected));
  }

  /** Rows can be complete while a last event that changes no count is still to come. */
  private void awaitContents(Map<String, String> expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(SinkDatabase.contents(jdbc)).isEqualTo(expected));
  }

  private void rebuild() {
    jdbc.queryForObject("SELECT rebuild_from_topics()::text", String.class);
  }

  /**
   * The first rows of runs fail, one for each failure, as they do when the server is in trouble.
   *
   * @param failures each ends in its SQLSTATE
   */
  private void failFirst(String... failures) {
    jdbc.execute("CREATE SEQUENCE tries"); // no rollback takes back what it counted
    jdbc.execute(
        """
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          failures text[] := '{%s}';
          try bigint := nextval('tries');
        BEGIN
          IF try <= cardinality(failures) THEN
            RAISE EXCEPTION '%%', failures[try] USING ERRCODE = right(failures[try], 5);
          END IF;
          RETURN NEW;
        END $$
        """
            .formatted(String.join(",", failures)));
    jdbc.execute(
        "CREATE TRIGGER fail BEFORE INSERT ON \"Run\" FOR EACH ROW EXECUTE FUNCTION fail()");
  }

  private void cutConnections() {
    jdbc.queryForList(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'innovation-pipeline'");
  }

  private int count(String sql) {
    return jdbc.queryForList(sql).size();
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, 4)
              .mapToObj(number -> new TopicPartition(topics.prefix() + topic, number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
      return found;
    }
  }
}
