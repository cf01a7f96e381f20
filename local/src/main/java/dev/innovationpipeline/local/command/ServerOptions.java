package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.local.LocalSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a local pipeline listens and keeps its data. */
final class ServerOptions {

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Web port; 0 for any free one. Default: 8080, or a free one if that is taken.")
  @Nullable Integer httpPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Kafka port; 0 for any free one. Default: 9092, or a free one.")
  @Nullable Integer kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      description = "Postgres port; 0 for any free one. Default: 5432, or a free one.")
  @Nullable Integer postgresPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Data that is kept between starts. Default: ${DEFAULT-VALUE}")
  Path dataDirectory = ServerAddress.defaultDataDirectory();

  @Option(names = "--fresh", description = "Empty the data directory first.")
  boolean fresh;

  @Option(
      names = "--accept-damage",
      description = "Start with what is left of damaged topics; what is missing stays lost.")
  boolean acceptDamage;

  @Mixin ModelOption model = new ModelOption();

  LocalSettings settings() {
    return settings(false);
  }

  LocalSettings settings(boolean secure) {
    return new LocalSettings(
        dataDirectory,
        httpPort == null ? Port.prefer(8080) : httpPort,
        kafkaPort == null ? Port.prefer(9092) : kafkaPort,
        postgresPort == null ? Port.prefer(5432) : postgresPort,
        fresh,
        acceptDamage,
        secure,
        model.chosen());
  }
}
