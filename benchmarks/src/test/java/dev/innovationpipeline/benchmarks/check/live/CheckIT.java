package dev.innovationpipeline.benchmarks.check.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.fill.CompletedRun;
import dev.innovationpipeline.benchmarks.fill.EventFill;
import dev.innovationpipeline.benchmarks.load.Rows;
import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.sink.SinkApplication;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

class CheckIT {

  private static final int RUNS = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void comparesTheRowsOfARealSinkWithTheTopics() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        DatabaseServer database = TestServers.database(directory.resolve("postgres"))) {
      EventTopics.create(broker.bootstrapServers());
      EventFill.fill(broker.bootstrapServers(), 0, RUNS, CheckIT::events);
      EventFill.fill(broker.bootstrapServers(), RUNS, RUNS + 1, run -> events(run).subList(0, 4));
      fillDatabase(broker, database);

      assertThat(check(broker, database)).isEqualTo(0);
      assertThat(check(broker, database, "--lost-after", "0s")).isEqualTo(CheckCommand.FOUND);
      change(database, "UPDATE \"OpportunityCard\" SET title = 'other' WHERE number = 3");
      assertThat(check(broker, database)).isEqualTo(CheckCommand.FOUND);
    }
  }

  @Test
  void saysWhenKafkaOrTheDatabaseCannotBeRead() {
    StringWriter errors = new StringWriter();
    CommandLine line = PipelineCommand.line();
    line.setErr(new PrintWriter(errors, true));

    assertThat(line.execute("check", "--database", "postgres://localhost:1/none"))
        .isEqualTo(CheckCommand.UNREADABLE);
    assertThat(errors.toString()).contains("The database cannot be read").contains("--database");
    assertThat(line.execute("check", "--settle", "soon")).isEqualTo(2);
  }

  private static int check(EmbeddedBroker broker, DatabaseServer database, String... more) {
    CommandLine line = PipelineCommand.line();
    List<String> arguments =
        new ArrayList<>(
            List.of("check", "--kafka", broker.bootstrapServers(), "--database", database.url()));
    arguments.addAll(List.of("--settle", "0s"));
    arguments.addAll(List.of(more));
    return line.execute(arguments.toArray(String[]::new));
  }

  private static void fillDatabase(EmbeddedBroker broker, DatabaseServer database)
      throws Exception {
    var sink = SinkApplication.application();
    sink.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext running =
        sink.run(
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--DATABASE_URL=" + database.url())) {
      assertThat(running.isRunning()).isTrue();
      try (Rows rows = new Rows(database.url())) {
        rows.awaitCompleted("run", RUNS, TIMEOUT);
        assertThat(rows.completed("run")).isEqualTo(RUNS);
      }
    }
  }

  private static void change(DatabaseServer database, String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  private static List<RunEvent> events(int number) {
    return CompletedRun.events(number, stage -> result(number, stage));
  }

  private static StageResult result(int number, Stage stage) {
    if (stage.number() < 5) {
      return new Prose("Stage %d of run %d: “naïve” 🐄".formatted(stage.number(), number));
    }
    return new OpportunityCards(
        "# Cards",
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                card ->
                    OpportunityCard.of(
                        card, "Käse " + card, Map.of(CardField.PROBLEM, "Too \t much whey 🧀")))
            .toList());
  }
}
