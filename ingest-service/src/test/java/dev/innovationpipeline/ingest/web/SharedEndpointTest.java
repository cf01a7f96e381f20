package dev.innovationpipeline.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web server with sixteen connections, and clients of two addresses. */
class SharedEndpointTest {

  private static final int MAX_CONNECTIONS = 16;
  private static final String GREEDY = "127.0.0.1";
  private static final String OTHER = "127.0.0.2";

  private final Tomcat tomcat = new Tomcat();
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    tomcat.setBaseDir(directory.toString());
    tomcat.addContext("", directory.toString());
    Connector connector = new Connector(SlimProtocol.class.getName());
    connector.setPort(0);
    ((AbstractProtocol<?>) connector.getProtocolHandler()).setMaxConnections(MAX_CONNECTIONS);
    tomcat.setConnector(connector);
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void oneAddressLeavesAQuarterToOthers() throws Exception {
    for (int count = 0; count < 12; count++) {
      assertThat(isAnswered(connect(GREEDY))).as("connection %d", count).isTrue();
    }
    assertThat(isAnswered(connect(GREEDY))).isFalse();
    for (int count = 0; count < 4; count++) {
      assertThat(isAnswered(connect(OTHER))).isTrue();
    }
  }

  @Test
  void whoHasLessThanHalfIsNotRefused() throws Exception {
    for (int count = 0; count < 8; count++) {
      assertThat(isAnswered(connect(GREEDY))).isTrue();
      assertThat(isAnswered(connect(OTHER))).as("connection %d", count).isTrue();
    }
  }

  private Socket connect(String from) throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(),
            tomcat.getConnector().getLocalPort(),
            InetAddress.getByName(from),
            0);
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** The connection stays open, as clients keep theirs. */
  private static boolean isAnswered(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      return socket.getInputStream().read() >= 0;
    } catch (SocketException e) {
      return false;
    }
  }
}
