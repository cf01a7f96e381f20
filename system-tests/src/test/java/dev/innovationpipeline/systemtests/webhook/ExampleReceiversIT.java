package dev.innovationpipeline.systemtests.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receivers of the documentation accept our signatures, and no others. */
class ExampleReceiversIT {

  private static final Path EXAMPLES = Path.of("../docs/webhooks");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BODY =
      "{\"type\":\"run.completed\",\"timestamp\":\"2026-11-29T12:00:00Z\",\"data\":{\"run_id\":\"run-é\"}}";

  @TempDir Path directory;

  /** With the official library of npm. */
  @Test
  void node() throws Exception {
    assumeTrue(runs(List.of("npm", "--version")) || isBuildMachine());
    for (String file : List.of("package.json", "package-lock.json", "receiver.mjs")) {
      Files.copy(EXAMPLES.resolve("node").resolve(file), directory.resolve(file));
    }
    assertThat(runs(List.of("npm", "ci", "--no-audit", "--no-fund")))
        .as("is the npm registry reachable?")
        .isTrue();
    checksSignatures(List.of("node", "receiver.mjs"));
  }

  @Test
  void python() throws Exception {
    assumeTrue(runs(List.of("python3", "--version")) || isBuildMachine());
    Files.copy(EXAMPLES.resolve("python/receiver.py"), directory.resolve("receiver.py"));
    checksSignatures(List.of("python3", "receiver.py"));
  }

  private void checksSignatures(List<String> command) throws Exception {
    WebhookSecret secret = WebhookSecret.generate();
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("WEBHOOK_SECRET", secret.text());
    builder.environment().put("PORT", "0");
    Process receiver = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = receiver.inputReader(UTF_8)) {
      String listening = out.readLine();
      assertThat(listening).startsWith("listening ");
      URI address = URI.create("http://127.0.0.1:" + listening.substring(10) + "/");
      Instant now = Instant.now();
      String other = WebhookSecret.generate().signature("msg_1", now, BODY.getBytes(UTF_8));
      String ours = secret.signature("msg_1", now, BODY.getBytes(UTF_8));
      assertThat(send(address, now, other + " " + ours, BODY)).isEqualTo(204);
      assertThat(send(address, now, ours, BODY)).as("a repetition").isEqualTo(204);
      assertThat(send(address, now, other, BODY)).isEqualTo(400);
      assertThat(send(address, now, ours, BODY + " ")).isEqualTo(400);
      assertThat(send(address, now.minusSeconds(3_600), ours, BODY)).isEqualTo(400);
      assertThat(out.readLine()).isEqualTo("run.completed run-é");
    } finally {
      receiver.destroyForcibly().waitFor();
    }
  }

  private static int send(URI address, Instant at, String signatures, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .header("webhook-signature", signatures)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private boolean runs(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** A build machine without the tool fails rather than passing over the test. */
  private static boolean isBuildMachine() {
    return Boolean.parseBoolean(System.getenv("CI"));
  }
}
