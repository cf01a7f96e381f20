package dev.innovationpipeline.ingest.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Connections with small buffers: an event stream keeps its buffers while it is open, and thousands
 * are open at once. Larger answers are written in more pieces.
 */
@Component
class SlimConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String READ_BYTES = "2048";
  private static final String WRITE_BYTES = "4096";

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(SlimProtocol.class.getName());
    factory.addConnectorCustomizers(
        connector -> {
          connector.setProperty("socket.appReadBufSize", READ_BYTES);
          connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
        });
  }
}
