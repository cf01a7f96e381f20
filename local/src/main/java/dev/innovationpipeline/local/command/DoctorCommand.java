package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.local.doctor.ClusterCheck;
import dev.innovationpipeline.local.doctor.DatabaseCheck;
import dev.innovationpipeline.local.doctor.DirectoryCheck;
import dev.innovationpipeline.local.doctor.Finding;
import dev.innovationpipeline.local.doctor.Finding.Severity;
import dev.innovationpipeline.platform.kafka.ClientSettings;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Say what is wrong with a data directory, a cluster or a database, and what to do. It only"
          + " reads.",
      "Exit code: 0 no problem (warnings at most), 3 a problem was found, 1 it could not look, 2"
          + " wrong options."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final int PROBLEMS_FOUND = 3;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Data directory to look at. Default: data/local of the project, unless a cluster or a"
              + " database is named.")
  @Nullable Path dataDirectory;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Cluster to look at.")
  @Nullable String kafka;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of Kafka clients for encryption and login.")
  @Nullable Path kafkaConfig;

  @Option(
      names = "--prefix",
      paramLabel = "P",
      defaultValue = "",
      description = "The pipeline.topics.prefix of the services.")
  String prefix = "";

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Database to look at, as DATABASE_URL names it.")
  @Nullable String database;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    List<Finding> findings = new ArrayList<>();
    if (dataDirectory != null || kafka == null && database == null) {
      Path directory = dataDirectory == null ? ServerAddress.defaultDataDirectory() : dataDirectory;
      findings.addAll(new DirectoryCheck(directory).findings());
    }
    if (kafka != null) {
      findings.addAll(new ClusterCheck(connection(kafka), new Topics(prefix)).findings());
    }
    if (database != null) {
      findings.addAll(database(database).findings());
    }
    boolean problems = findings.stream().anyMatch(each -> each.severity() == Severity.PROBLEM);
    System.out.println(json ? json(findings) : lines(findings));
    return problems ? PROBLEMS_FOUND : 0;
  }

  private Map<String, Object> connection(String servers) {
    try {
      return ClientSettings.of(servers, kafkaConfig);
    } catch (IOException | IllegalArgumentException e) {
      throw ClientException.wrongUsage(
          "The file %s of --kafka-config cannot be read as properties (%s). Give a file such as those of Kafka's own tools."
              .formatted(
                  kafkaConfig, e instanceof NoSuchFileException ? "it is missing" : e.getMessage()),
          e);
    }
  }

  private static DatabaseCheck database(String address) {
    try {
      return new DatabaseCheck(address);
    } catch (IllegalArgumentException e) {
      throw ClientException.wrongUsage(e.getMessage() + " Check --database.", e);
    }
  }

  private static String lines(List<Finding> findings) {
    return String.join("\n", findings.stream().map(Finding::line).toList());
  }

  private static String json(List<Finding> findings) {
    return WireJson.MAPPER.writeValueAsString(Map.of("findings", findings));
  }
}
