package dev.innovationpipeline.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw sockets play the browser, as clients do not let a test choose these headers. */
class LocalAccessIT {

  private static final String FOREIGN = "Origin: https://evil.example\r\n";
  private static final String RUN =
      "{\"run_id\":\"foreign\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"c\",\"user_id\":\"u\"}";
  private static final String UPLOAD =
      "--x\r\n"
          + "Content-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
          + "text\r\n"
          + "--x--\r\n";

  @TempDir static Path directory;
  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void everySocketListensOnTheLoopbackAddress() {
    assumeTrue(ListeningSockets.canBeRead(), "needs Linux");
    int postgres = URI.create(pipeline.postgresUrl()).getPort();
    List<String> addresses = ListeningSockets.addresses(postgres);
    // The web server, the broker, its controller, PostgreSQL and the model.
    assertThat(addresses).hasSizeGreaterThanOrEqualTo(5).allMatch(ListeningSockets::isLoopback);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /run, application/json",
    "POST, /runs, text/plain",
    "POST, /runs/a/cancel, text/plain",
    "POST, /runs/a/reprocess, application/json",
    "DELETE, /runs/a, text/plain",
    "PATCH, /cards/a, application/json",
    "POST, /documents, multipart/form-data; boundary=x",
    "POST, /dead-letters/redrive, text/plain",
    "POST, /operations/rebuild-database, application/x-www-form-urlencoded",
    "GET, /runs/a/events, text/plain",
    "GET, /runs, text/plain",
  })
  void noPageOfAnotherOriginMayAsk(String method, String path, String type) throws Exception {
    String body = type.startsWith("multipart") ? UPLOAD : method.equals("GET") ? "" : RUN;
    for (String sender :
        List.of(
            FOREIGN,
            "Origin: null\r\n",
            "Origin: http://localhost:1\r\n",
            "Sec-Fetch-Site: same-site\r\n",
            "Sec-Fetch-Site: cross-site\r\n")) {
      assertThat(send(method, path, "localhost:" + port(), sender + contentType(type), body))
          .as(sender)
          .startsWith("HTTP/1.1 403")
          .contains("application/problem+json", "allowed-hosts");
    }
    assertThat(send(method, path, "evil.example:" + port(), contentType(type), body))
        .startsWith("HTTP/1.1 421")
        .contains("application/problem+json");
    assertThat(new PipelineClient(pipeline.serverUrl()).status("foreign")).isEmpty();
  }

  @Test
  void theOwnPageMayAskByEachName() throws Exception {
    for (String name : List.of("localhost", "127.0.0.1", "[::1]")) {
      String host = name + ":" + port();
      String own =
          "Origin: http://" + host + "\r\n" + contentType("multipart/form-data; boundary=x");
      assertThat(send("POST", "/documents", host, own, UPLOAD)).startsWith("HTTP/1.1 201");
      assertThat(send("GET", "/stats", host, "Sec-Fetch-Site: none\r\n", ""))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aFileIsReadOnlyWhenItIsUploaded() throws Exception {
    PipelineClient client = new PipelineClient(pipeline.serverUrl());
    Path document = directory.resolve("report.txt");
    Files.writeString(
        document,
        "Families look for protein on the label of a yogurt before they look at the price.");
    assertThat(ended(client, document.toUri().toString())).isEqualTo("document_address_forbidden");
    assertThat(ended(client, "file:///etc/passwd")).isEqualTo("document_address_forbidden");
    assertThat(ended(client, client.upload(document))).isEmpty();
  }

  /** The code of the failure; empty when the run completes. */
  private static String ended(PipelineClient client, String blobUrl) throws Exception {
    String runId =
        client.start(
            WireJson.MAPPER
                .createObjectNode()
                .put("blob_url", blobUrl)
                .put("company_id", "lactalis-canada")
                .put("user_id", "u"));
    return await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> client.status(runId).orElseThrow(),
            status -> List.of("COMPLETED", "FAILED").contains(status.path("status").asString("")))
        .path("error_code")
        .asString("");
  }

  private static int port() {
    return URI.create(pipeline.serverUrl()).getPort();
  }

  private static String contentType(String type) {
    return "Content-Type: " + type + "\r\n";
  }

  private static String send(String method, String path, String host, String headers, String body)
      throws Exception {
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(method, path, host, headers, body.getBytes(UTF_8).length);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
