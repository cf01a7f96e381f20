package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.ThreadLocalRandom;

/** Local TCP ports. */
public final class Port {

  /** Enough that none of them is given again before its server has had time to listen. */
  private static final int MAX_REMEMBERED = 100;

  /**
   * Below those that Linux, macOS and Windows give to outgoing connections: one of them could take
   * the port before its server listens, or while it is restarted.
   */
  private static final int LOWEST = 10_240;

  private static final int HIGHEST = 32_767;
  private static final int MAX_TRIES = 1_000;

  /** Free ports that were given lately, as nobody may listen there yet. */
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
      int port = free();
      GIVEN.add(port);
      if (GIVEN.size() > MAX_REMEMBERED) {
        GIVEN.removeFirst();
      }
      return port;
    }
  }

  /** At random, as other processes look for one at the same time. */
  private static int free() throws IOException {
    for (int i = 0; i < MAX_TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (!GIVEN.contains(port) && isFree(port)) {
        return port;
      }
    }
    return bound(0);
  }

  private static boolean isFree(int port) {
    try {
      bound(port);
      return true;
    } catch (IOException e) {
      return false;
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
