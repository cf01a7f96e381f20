package dev.innovationpipeline.embedded.login;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one login of an embedded broker, for clients, the broker itself and its controller. Without
 * TLS, since nobody but the superuser can listen on the loopback address.
 *
 * @param password of letters, digits, {@code -} and {@code _}
 */
public record BrokerLogin(String password) {

  private static final String NAME = "pipeline";
  private static final String PROTOCOL = "SASL_PLAINTEXT";
  private static final String MECHANISM = "PLAIN";

  /** Settings of a broker whose listeners all ask for it. */
  public Map<String, String> brokerProperties(List<String> listeners) {
    Map<String, String> properties = new HashMap<>();
    properties.put("sasl.enabled.mechanisms", MECHANISM);
    properties.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
    properties.put("sasl.mechanism.controller.protocol", MECHANISM);
    properties.put(
        "listener.security.protocol.map",
        String.join(",", listeners.stream().map(listener -> listener + ":" + PROTOCOL).toList()));
    for (String listener : listeners) {
      properties.put(
          "listener.name." + listener.toLowerCase(Locale.ROOT) + ".plain.sasl.jaas.config",
          jaas(" user_" + NAME + "=\"" + password + "\""));
    }
    return properties;
  }

  /** The settings of a service. */
  public List<String> serviceSettings() {
    return List.of(
        "--spring.kafka.security.protocol=" + PROTOCOL,
        "--spring.kafka.properties.sasl.mechanism=" + MECHANISM,
        "--spring.kafka.properties.sasl.jaas.config=" + jaas(""));
  }

  /** The settings of Kafka's own clients and tools, as a file of properties. */
  public String clientProperties() {
    return """
    security.protocol=%s
    sasl.mechanism=%s
    sasl.jaas.config=%s
    """
        .formatted(PROTOCOL, MECHANISM, jaas(""));
  }

  private String jaas(String users) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
        + NAME
        + "\" password=\""
        + password
        + "\""
        + users
        + ";";
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "BrokerLogin[" + NAME + "]";
  }
}
