package dev.innovationpipeline.ingest.web;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Keeps connections for others: once three quarters of all are taken, an address that has half of
 * all gets no more. Below that nothing is counted. Behind one proxy three quarters can be used.
 */
final class SharedEndpoint extends NioEndpoint {

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (hasItsShare(socket.socket().getInetAddress())) {
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private boolean hasItsShare(InetAddress address) {
    int max = getMaxConnections();
    return max > 0 && connections.size() >= max - max / 4 && connectionsOf(address) >= max / 2;
  }

  private long connectionsOf(InetAddress address) {
    return connections.keySet().stream()
        .filter(open -> address.equals(open.socket().getInetAddress()))
        .count();
  }
}
