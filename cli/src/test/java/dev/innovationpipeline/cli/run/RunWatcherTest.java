package dev.innovationpipeline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunWatcherTest {

  private static final int CONNECTION_LOST = 0;

  private record Answer(int code, String body) {}

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/status/r", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void goesOnWhenTheServerWasAway() throws Exception {
    answers.addAll(
        List.of(
            new Answer(200, status("RUNNING")),
            new Answer(503, "{\"detail\":\"catching up\"}"),
            new Answer(CONNECTION_LOST, ""),
            new Answer(200, status("COMPLETED"))));
    assertThat(watcher().watch("r").path("status").asString()).isEqualTo("COMPLETED");
    assertThat(written.toString(UTF_8).lines())
        .containsExactly(
            "… Stage 1 · T", "… The server does not answer; trying again", "✓ Stage 1 · T");
  }

  @Test
  void endsWhenTheRunIsForgottenMeanwhile() {
    answers.addAll(
        List.of(
            new Answer(200, status("RUNNING")),
            new Answer(410, "{\"detail\":\"The run r was forgotten.\"}")));
    assertThatThrownBy(() -> watcher().watch("r"))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("The run r was forgotten.");
  }

  private RunWatcher watcher() {
    String url = "http://localhost:" + server.getAddress().getPort();
    return new RunWatcher(
        new PipelineClient(url), Progress.plain(new PrintStream(written, true, UTF_8)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer next = answers.remove();
      if (next.code != CONNECTION_LOST) {
        byte[] body = next.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(next.code, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static String status(String word) {
    return "{\"status\":\"%s\",\"stages\":[{\"number\":1,\"title\":\"T\",\"status\":\"%s\"}]}"
        .formatted(word, word);
  }
}
