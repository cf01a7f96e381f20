package dev.innovationpipeline.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Requests that no client of ours sends. Raw sockets, since clients repair what they send. */
class HostileRequestIT {

  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path directory;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    KafkaServer broker = TestServers.sharedKafka();
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--pipeline.security.mode=local",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--pipeline.topics.prefix=hostile.",
                "--pipeline.topics.partitions=1",
                "--pipeline.operations.enabled=true",
                "--pipeline.database.url=postgres://localhost:1/nothing",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> exchange("GET /actuator/health/readiness", "").startsWith("HTTP/1.1 200"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /run",
    "POST, /runs",
    "PATCH, /cards/a",
    "POST, /runs/a/reprocess",
    "POST, /dead-letters/redrive"
  })
  void aBodyOfAHundredMegabytesIsRefusedBeforeItIsRead(String method, String path)
      throws Exception {
    String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    String announced =
        head + "Content-Type: application/json\r\nContent-Length: " + 100 * MEGABYTE + "\r\n\r\n";
    assertThat(send(announced, "{".repeat(100)))
        .startsWith("HTTP/1.1 413")
        .contains("problem+json");
    String chunk = Integer.toHexString(MEGABYTE) + "\r\n" + " ".repeat(MEGABYTE) + "\r\n";
    String chunked = head + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(send(chunked, chunk + chunk)).startsWith("HTTP/1.1 413").contains("problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs?%",
        "/runs?q=%00",
        "/runs?q=%1B%5B31m",
        "/runs?company_id=a%00b",
        "/runs?user_id=%zz",
        "/runs?a=1&user_id=%00",
        "/runs?since=%2B1000000000-12-31T23:59:59Z",
        "/runs?until=-9999-01-01T00:00:00Z",
        "/runs?since=yesterday",
        "/runs?limit=99999999999",
        "/runs?cursor=%25",
        "/runs/a%01b",
        "/status/a%7Fb",
      })
  void aMalformedAddressIsABadRequest(String address) throws Exception {
    assertThat(exchange("GET " + address, ""))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"errors\":[");
  }

  @Test
  void aCursorOfAnotherAgeIsABadRequest() throws Exception {
    for (String cursor :
        new String[] {"+999999999-01-01T00:00:00Z a", "2026-01-01T00:00:00Z a\0"}) {
      String encoded =
          Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(UTF_8));
      assertThat(exchange("GET /runs?cursor=" + encoded, "")).startsWith("HTTP/1.1 400");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run_id | \".\"",
        "run_id | \"..\"",
        "run_id | \"a\\u0000\"",
        "user_id | \"\\ud83d here\"",
        "company_id | \"\\ude80\"",
        "options | {\"max_cost_usd\": 1e999999999}",
        "options | {\"max_cost_usd\": 1e-999999999}",
        "options | {\"max_cost_usd\": 1e999}",
        "options | {\"model\": \"a\\ud83d\"}",
        "pipeline_version | 1e999999999",
      })
  void aFieldThatNothingCanHoldIsNamed(String field, String value) throws Exception {
    String rest = "\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"c\",\"user_id\":\"u\"";
    assertThat(exchange("POST /run", "{" + rest + ",\"" + field + "\":" + value + "}"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"field\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
  void anUploadThatIsNoneIsABadRequest(String type) throws Exception {
    String head =
        "POST /documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nContent-Length: 20\r\n\r\n";
    assertThat(send(head, "--x\r\nContent-Disposi"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @Test
  void aFormOfManyPartsIsToldWhatIsWrong() throws Exception {
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\na\r\n";
    String many = part.formatted("f").repeat(60) + "--x--\r\n";
    assertThat(upload(many)).startsWith("HTTP/1.1 413").contains("parts", "problem+json");
    String longName = part.formatted("f".repeat(2_000)) + "--x--\r\n";
    assertThat(upload(longName)).startsWith("HTTP/1.1 413").contains("shorter name");
  }

  private static String upload(String form) throws Exception {
    return send(
        "POST /documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type:"
            + " multipart/form-data; boundary=x\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n",
        form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /error",
        "GET /WEB-INF/web.xml",
        "GET /META-INF/MANIFEST.MF",
        "TRACE /runs",
        "PROPFIND /runs",
        "GET /runs/%2e%2e%2f%2e%2e/x",
        "GET /nothing;a=b",
      })
  void whatNobodyServesIsAnsweredAsAProblem(String line) throws Exception {
    String answer =
        send(
            line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n\r\n",
            "");
    assertThat(answer)
        .matches("(?s)HTTP/1.1 4\\d\\d.*")
        .contains("problem+json")
        .doesNotContain("Whitelabel", "999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"run_id\":\"a\",\"run_id\":\"b\"}",
        "\u00FE\u00FF\u0000{\u0000}",
        "{\"run_id\":\"\u00C0\u00AF\"}",
        "{\"options\":{\"model\":\"a\",\"model\":\"b\"}}",
        "{} {}",
      })
  void jsonThatReadersTakeDifferentlyIsTakenByNone(String latin) throws Exception {
    byte[] body = latin.getBytes(ISO_8859_1);
    String head =
        "POST /run HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type:"
            + " application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    assertThat(send(head.getBytes(UTF_8), body))
        .startsWith("HTTP/1.1 400")
        .contains("\"One field is wrong.\"")
        .doesNotContain("`", "Feature");
  }

  @Test
  void theParameterThatWasSentIsNamed() throws Exception {
    assertThat(exchange("GET /runs/r/export?format=md&card=x", ""))
        .contains("\"field\":\"card\"", "has 'x'; want the number of a card");
    assertThat(exchange("GET /runs/export?format=md&card=x", ""))
        .contains("\"field\":\"card\"", "has 'x'; want run:card");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"true\"", "null", "[true]", "{}"})
  void aStarIsTrueOrFalse(String value) throws Exception {
    assertThat(exchange("PATCH /cards/a", "{\"starred\":" + value + "}"))
        .startsWith("HTTP/1.1 400")
        .contains("\"field\":\"starred\"", "true or false", "\"One field is wrong.\"");
  }

  /** Each is closed after a pause of ten seconds; until then others are served. */
  @Test
  void halfSentRequestsAreEndedAndHoldNobodyUp() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int count = 0; count < 500; count++) {
        Socket socket = new Socket("localhost", port());
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write("GET /runs HTTP/1.1\r\nHost: local".getBytes(UTF_8));
      }
      assertThat(exchange("GET /actuator/health/liveness", "")).startsWith("HTTP/1.1 200");
      for (Socket socket : sockets) {
        assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(1_000);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static String exchange(String line, String body) throws Exception {
    return send(
        line
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.getBytes(UTF_8).length
            + "\r\n\r\n",
        body);
  }

  /** The answer up to the end of its body, or as much as came of it. */
  private static String send(String head, String body) throws Exception {
    return send(head.getBytes(UTF_8), body.getBytes(UTF_8));
  }

  private static String send(byte[] head, byte[] body) throws Exception {
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head);
      out.write(body);
      out.flush();
      socket.shutdownOutput();
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      StringBuilder answer = new StringBuilder();
      for (String line = next(in); line != null; line = next(in)) {
        answer.append(line).append("\r\n");
      }
      return answer.toString();
    }
  }

  private static int port() {
    return Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static @Nullable String next(BufferedReader in) throws Exception {
    try {
      return in.readLine();
    } catch (SocketException e) {
      return null;
    }
  }
}
