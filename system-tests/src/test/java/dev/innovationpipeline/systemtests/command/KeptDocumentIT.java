package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.Submission;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.SampleDocument;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A document whose address is gone can be shown, and its run done again from the beginning. */
class KeptDocumentIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String RUN = "kept-document";

  @TempDir Path data;

  @Test
  void outlivesItsAddress() throws Exception {
    byte[] document = Files.readAllBytes(SampleDocument.file());
    HttpServer host =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext(
        "/report",
        exchange -> {
          exchange.sendResponseHeaders(200, document.length);
          exchange.getResponseBody().write(document);
          exchange.close();
        });
    host.start();
    String address = "http://127.0.0.1:" + host.getAddress().getPort() + "/report?signature=x";
    try (LocalPipeline pipeline = LocalPipeline.start(new LocalSettings(data, 0, 0, 0, false))) {
      PipelineClient client = new PipelineClient(pipeline.serverUrl());
      assertThat(new Submission(address, "lactalis-canada", "user", RUN).follow(client, true))
          .isZero();
      host.stop(0);
      List<String> before = passages(client);
      assertThat(before).isNotEmpty();
      assertThat(downloaded(pipeline.serverUrl())).isEqualTo(document);

      var again = WireJson.MAPPER.createObjectNode().put("from_stage", 1);
      await()
          .atMost(TIMEOUT)
          .until(() -> client.post("/runs/" + RUN + "/reprocess", again).status() == 202);
      await().atMost(TIMEOUT).until(() -> isEndOfAttempt(client.status(RUN).orElseThrow()));

      assertThat(client.status(RUN).orElseThrow().path("status").asString()).isEqualTo("COMPLETED");
      assertThat(passages(client)).isEqualTo(before);
    } finally {
      host.stop(0);
    }
  }

  private static boolean isEndOfAttempt(JsonNode status) {
    return status.path("attempt").asInt(0) == 2
        && List.of("COMPLETED", "FAILED").contains(status.path("status").asString(""));
  }

  private static List<String> passages(PipelineClient client) throws InterruptedException {
    List<String> passages = new ArrayList<>();
    client
        .get("/runs/" + RUN + "/passages")
        .expect("read the passages")
        .path("passages")
        .forEach(passage -> passages.add(passage.toString()));
    return passages;
  }

  private static byte[] downloaded(String server) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(server + "/runs/" + RUN + "/document")).build(),
              BodyHandlers.ofByteArray())
          .body();
    }
  }
}
