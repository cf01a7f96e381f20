package dev.innovationpipeline.ingest.origin;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of this service. Of the loopback names any port is accepted: the browser derives the
 * port from the connection, so a page cannot choose it, and tunnels change it.
 */
final class OwnHosts {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> allowed;

  OwnHosts(List<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param authority a host with or without a port, as in the header {@code Host}
   */
  boolean contain(String authority) {
    String name = authority.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(hostOf(name)) || areAllowed(name);
  }

  /** Whether a setting names the host, also for pages of it that ask under another name. */
  boolean areAllowed(String authority) {
    String name = authority.toLowerCase(Locale.ROOT);
    return allowed.contains(name) || allowed.contains(hostOf(name));
  }

  private static String hostOf(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }
}
