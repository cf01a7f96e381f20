package dev.innovationpipeline.platform.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** Settings of Kafka's clients as its own tools read them: servers, and a file for the rest. */
public final class ClientSettings {

  private ClientSettings() {}

  /**
   * @param servers as {@code host:port,…}; they win over those of the file
   * @param file properties for encryption and login; null for none
   */
  public static Map<String, Object> of(String servers, @Nullable Path file) throws IOException {
    Properties properties = new Properties();
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    Map<String, Object> settings = new HashMap<>();
    properties.forEach((name, value) -> settings.put(String.valueOf(name), value));
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    return settings;
  }
}
