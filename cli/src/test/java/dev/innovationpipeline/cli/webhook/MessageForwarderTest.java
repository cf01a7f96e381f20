package dev.innovationpipeline.cli.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MessageForwarderTest {

  private static final String BODY = "{\"type\":\"run.completed\",\"data\":{\"run_id\":\"r\"}}";

  @Test
  void sendsEachMessageOnSigned() throws Exception {
    WebhookSecret secret = WebhookSecret.generate();
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String id = exchange.getRequestHeaders().getFirst("webhook-id");
          Instant at =
              Instant.ofEpochSecond(
                  Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")));
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean signed =
              secret
                  .signature(id, at, body)
                  .equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
          received.add(id + " " + signed + " " + new String(body, UTF_8));
          exchange.sendResponseHeaders(418, -1);
          exchange.close();
        });
    server.start();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      MessageForwarder forwarder =
          new MessageForwarder(
              HttpClient.newHttpClient(),
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks"),
              secret,
              new PrintStream(out, true, UTF_8));
      for (String line :
          List.of(
              "retry:1000",
              ":open",
              "",
              "id:msg_1",
              "event:run.completed",
              "data:" + BODY,
              "",
              ":still here",
              "")) {
        forwarder.line(line);
      }
      assertThat(received).containsExactly("msg_1 true " + BODY);
      assertThat(out.toString(UTF_8)).contains("run.completed  msg_1  -> 418");
    } finally {
      server.stop(0);
    }
  }
}
