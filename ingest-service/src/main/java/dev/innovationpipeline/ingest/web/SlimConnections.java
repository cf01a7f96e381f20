package dev.innovationpipeline.ingest.web;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Connections with small buffers: an event stream keeps its buffers while it is open, and thousands
 * are open at once. Larger answers are written in more pieces. There are no more of them than the
 * heap has room for, half-sent requests included, which cost the most.
 */
@Component
class SlimConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String READ_BYTES = "2048";
  private static final String WRITE_BYTES = "4096";

  /** With its request in the middle of being read, twice over. */
  private static final int HEAP_BYTES_OF_ONE = 64 * 1024;

  /** Tomcat's default. */
  private static final int MAX_CONNECTIONS = 8_192;

  static int limit(long heapBytes) {
    return Math.clamp(heapBytes / HEAP_BYTES_OF_ONE, 256, MAX_CONNECTIONS);
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(SlimProtocol.class.getName());
    factory.addConnectorCustomizers(
        connector -> {
          connector.setProperty("socket.appReadBufSize", READ_BYTES);
          connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
          if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
              && protocol.getMaxConnections() == MAX_CONNECTIONS) { // Nobody has set another.
            protocol.setMaxConnections(limit(Runtime.getRuntime().maxMemory()));
          }
        });
  }
}
