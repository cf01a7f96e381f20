package dev.innovationpipeline.local;

import dev.innovationpipeline.local.found.LocalModel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and data of a local pipeline. A port of 0 is any free one.
 *
 * @param fresh whether to empty the data directory first
 * @param acceptDamage whether to start with what is left of damaged topics
 * @param secure whether people log in, at an issuer that is part of it, over HTTPS
 * @param model a model of this machine; null for that of the environment, or the offline model
 */
public record LocalSettings(
    Path dataDirectory,
    int httpPort,
    int kafkaPort,
    int postgresPort,
    boolean fresh,
    boolean acceptDamage,
    boolean secure,
    @Nullable LocalModel model) {

  public LocalSettings(
      Path dataDirectory, int httpPort, int kafkaPort, int postgresPort, boolean fresh) {
    this(dataDirectory, httpPort, kafkaPort, postgresPort, fresh, false, false, null);
  }
}
