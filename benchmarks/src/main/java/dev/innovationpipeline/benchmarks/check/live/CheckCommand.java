package dev.innovationpipeline.benchmarks.check.live;

import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.History;
import dev.innovationpipeline.benchmarks.check.HistoryChecker;
import dev.innovationpipeline.benchmarks.check.StoredRows;
import dev.innovationpipeline.benchmarks.provider.CallTimes;
import dev.innovationpipeline.platform.kafka.ClientSettings;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Checks the topics and the database of a running system. */
@Command(
    name = "check",
    description = {
      "Check topics and database: every run ended once, each completed run has its five cards, and"
          + " the database says what the events say. It reads only, in no consumer group.",
      "Exit code: 0 nothing found, 1 something found, 2 wrong options, 3 Kafka or the database"
          + " cannot be read."
    },
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

  static final int FOUND = 1;
  static final int UNREADABLE = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      description = "Default: $KAFKA_BOOTSTRAP_SERVERS, else localhost:9092")
  String kafka = "";

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of the Kafka client, for TLS and logins.")
  @Nullable Path kafkaConfig;

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:DATABASE_URL}",
      description = "Default: $DATABASE_URL; without one, only the topics are checked")
  @Nullable String database;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:PIPELINE_TOPICS_PREFIX:-}",
      description = "Prefix of the topics' names. Default: $PIPELINE_TOPICS_PREFIX, else none")
  String prefix = "";

  @Option(
      names = "--lost-after",
      paramLabel = "TIME",
      defaultValue = "60m",
      description =
          "A run without an end and without an event for so long is lost. Default:"
              + " ${DEFAULT-VALUE}")
  String lostAfter = "";

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      defaultValue = "1m",
      description =
          "Rows of a run are compared when its last event is so old. Default: ${DEFAULT-VALUE}")
  String settle = "";

  @Option(names = "--json", description = "Print one JSON object on stdout.")
  boolean json;

  private CheckCommand() {}

  public static Object create() {
    return new CheckCommand();
  }

  @Override
  public Integer call() throws IOException {
    try {
      return check();
    } catch (UnreadableSourceException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return UNREADABLE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int check() throws IOException {
    Instant begun = Instant.now();
    Instant mustHaveEnded = begun.minus(CallTimes.duration(lostAfter));
    Instant mustBeStored = begun.minus(CallTimes.duration(settle));
    // Rows first: what the sink writes meanwhile then belongs to runs that have not settled.
    StoredRows rows = database == null || database.isBlank() ? null : DatabaseRows.read(database);
    TopicEvents events =
        TopicEvents.read(ClientSettings.of(kafka, kafkaConfig), new Topics(prefix));
    List<Finding> findings =
        HistoryChecker.check(
            new History(
                events.byRun(), List.of(), rows, Calls.UNKNOWN, mustHaveEnded, mustBeStored));
    print(events, rows, findings);
    return findings.isEmpty() ? 0 : FOUND;
  }

  private void print(TopicEvents events, @Nullable StoredRows rows, List<Finding> findings) {
    if (json) {
      ObjectNode report = WireJson.MAPPER.createObjectNode();
      report.put("runs", events.byRun().size());
      report.put("unreadable_records", events.unreadable());
      report.put("database_checked", rows != null);
      FindingsReport.addTo(report, findings);
      System.out.println(report);
      return;
    }
    if (!findings.isEmpty()) {
      System.out.println(FindingsReport.text(findings));
    }
    System.out.printf(
        "%d runs checked%s, %d findings, %d unreadable records.%n",
        events.byRun().size(),
        rows == null ? " in the topics alone (no --database)" : " in topics and database",
        findings.size(),
        events.unreadable());
  }
}
