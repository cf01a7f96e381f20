package dev.innovationpipeline.platform.settings.check;

import java.util.List;

/** The addresses of the brokers, {@code host:port}. */
final class BootstrapServers {

  private static final int MAX_PORT = 65_535;

  private BootstrapServers() {}

  static void check(List<String> servers, List<String> faults) {
    if (servers.isEmpty()
        || !servers.stream().map(String::strip).allMatch(BootstrapServers::fits)) {
      faults.add(
          "spring.kafka.bootstrap-servers must be host:port, or several of them separated by"
              + " commas,"
              + " but is %s.".formatted(String.join(",", servers)));
    }
  }

  /** A protocol may stand before, as in {@code SSL://host:9093}; an address of HTTP may not. */
  private static boolean fits(String server) {
    int begin = server.contains("://") ? server.indexOf("://") + 3 : 0;
    int colon = server.lastIndexOf(':');
    String port = server.substring(colon + 1);
    return colon > begin
        && !server.startsWith("http")
        && !port.isEmpty()
        && port.length() <= 5
        && port.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(port) <= MAX_PORT;
  }
}
