package dev.innovationpipeline.systemtests.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A webhook from its making to its end by the commands, told of a run through every real part. */
class WebhookCommandsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String COMPANY = "lactalis-canada";

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void tellsOfARunAndOfItsErasure() throws Exception {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          JsonNode message =
              WireJson.MAPPER.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          received.add(
              message.path("type").asString("") + message.path("data").path("stage").asString(""));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
      assertThat(run("create", url, "--description", "test")).isZero();
      String id =
          pipeline
              .body("/companies/" + COMPANY + "/webhooks")
              .path("webhooks")
              .path(0)
              .path("id")
              .asString();
      pipeline.complete("told");
      await().atMost(TIMEOUT).until(() -> received.size() == 6);
      assertThat(received)
          .containsExactly(
              "stage.completed1",
              "stage.completed2",
              "stage.completed3",
              "stage.completed4",
              "stage.completed5",
              "run.completed");
      assertThat(run("list")).isZero();
      assertThat(run("deliveries", id, "--run", "told")).isZero();
      assertThat(run("rotate", id)).isZero();
      assertThat(run("test", id)).isZero();
      await().atMost(TIMEOUT).until(() -> received.contains("webhook.test"));
      String message =
          pipeline
              .body("/companies/" + COMPANY + "/webhooks/" + id + "/deliveries?run_id=told")
              .path("deliveries")
              .path(0)
              .path("id")
              .asString();
      assertThat(run("redeliver", id, message)).isZero();
      assertThat(run("redeliver-failed", id, "--since", "2026-01-01")).isZero();
      await().atMost(TIMEOUT).until(() -> received.getLast().equals("run.completed"));
      assertThat(pipeline.run("forget", "told")).isZero();
      await().atMost(TIMEOUT).until(() -> received.getLast().equals("run.forgotten"));
      assertThat(run("pause", id)).isZero();
      assertThat(run("test", id)).as("it is paused").isEqualTo(1);
      assertThat(run("enable", id)).isZero();
      assertThat(run("delete", id)).isZero();
      assertThat(run("test", id)).as("it is gone").isEqualTo(1);
    } finally {
      server.stop(0);
    }
  }

  private static int run(String... command) {
    return pipeline.run(
        Stream.of(Stream.of("webhooks"), Arrays.stream(command), Stream.of("--company", COMPANY))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }
}
