package dev.innovationpipeline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Local TCP ports. */
public final class Port {

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
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailedException(
          "Port "
              + wanted
              + " for "
              + what
              + " is taken. Stop the process that holds it, or choose another with "
              + option
              + " (0 takes a free one).",
          e);
    }
  }
}
