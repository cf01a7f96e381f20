package dev.innovationpipeline.embedded;

/**
 * A further listener of a broker, for clients behind a proxy.
 *
 * @param name of the listener, in capitals
 * @param port on which the broker listens
 * @param advertisedPort the proxy's, which clients are told
 */
public record Door(String name, int port, int advertisedPort) {

  /**
   * @param text as {@code NAME:PORT:ADVERTISED_PORT}
   */
  public static Door parse(String text) {
    String[] parts = text.split(":", -1);
    return new Door(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
