package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Local TCP ports. */
public final class Port {

  /** Enough that none of them is given again before its server has had time to listen. */
  private static final int MAX_REMEMBERED = 100;

  /** Free ports that were given lately: the system may give one again until a server listens. */
  private static final SequencedSet<Integer> GIVEN = new LinkedHashSet<>();

  private Port() {}

  /**
   * The port to listen on.
   *
   * @param wanted 0 for any free one
   * @param what for the error message, as in "Kafka"
   * @param option which sets another port
   * @throws StartFailedException when somebody listens there already
   */
  public static int claim(int wanted, String what, String option) {
    try {
      return bind(wanted);
    } catch (IOException e) {
      throw new StartFailedException(
          "Port %d for %s is taken. Stop who holds it, or choose another with %s (0: any free one)."
              .formatted(wanted, what, option),
          e);
    }
  }

  /** The usual port, or any free one when that is taken. */
  public static int prefer(int usual) {
    try {
      return bind(usual);
    } catch (IOException e) {
      return claim(0, "a server", "");
    }
  }

  private static int bind(int wanted) throws IOException {
    if (wanted != 0) {
      return bound(wanted);
    }
    synchronized (GIVEN) {
      int port = bound(0);
      while (!GIVEN.add(port)) {
        port = bound(0);
      }
      if (GIVEN.size() > MAX_REMEMBERED) {
        GIVEN.removeFirst();
      }
      return port;
    }
  }

  private static int bound(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }
}
