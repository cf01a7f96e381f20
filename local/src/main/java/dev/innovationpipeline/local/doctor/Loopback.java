package dev.innovationpipeline.local.doctor;

import java.util.Arrays;
import java.util.Set;

/** Addresses that reach no other machine, where nobody is in between. */
final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "");

  private Loopback() {}

  /**
   * @param servers hosts with or without ports, separated by commas; a path is that of a socket
   */
  static boolean leavesTheMachine(String servers) {
    return Arrays.stream(servers.split(","))
        .map(String::strip)
        .map(server -> server.substring(server.lastIndexOf('/') + 1))
        .map(Loopback::withoutPort)
        .anyMatch(host -> !NAMES.contains(host));
  }

  private static String withoutPort(String server) {
    int port = server.lastIndexOf(':');
    boolean six = server.indexOf(':') != port && !server.endsWith("]") && !server.contains("]:");
    return port < 0 || six || server.endsWith("]") ? server : server.substring(0, port);
  }
}
