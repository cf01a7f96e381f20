package dev.innovationpipeline.local;

import java.nio.file.Path;

/**
 * Addresses and data of a local pipeline. A port of 0 is any free one.
 *
 * @param fresh whether to empty the data directory first
 * @param acceptDamage whether to start with what is left of damaged topics
 */
public record LocalSettings(
    Path dataDirectory,
    int httpPort,
    int kafkaPort,
    int postgresPort,
    boolean fresh,
    boolean acceptDamage) {

  public LocalSettings(
      Path dataDirectory, int httpPort, int kafkaPort, int postgresPort, boolean fresh) {
    this(dataDirectory, httpPort, kafkaPort, postgresPort, fresh, false);
  }
}
