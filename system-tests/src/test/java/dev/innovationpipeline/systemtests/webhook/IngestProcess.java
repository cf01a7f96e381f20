package dev.innovationpipeline.systemtests.webhook;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.process.JavaCommand;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An ingest service in a process of its own, which can be killed. */
final class IngestProcess implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  private IngestProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static IngestProcess start(Path directory, String prefix) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> arguments =
        List.of(
            "--spring.config.name=ingest-service",
            "--server.port=" + port,
            "--management.server.port=" + port,
            "--server.address=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=local",
            "--pipeline.topics.prefix=" + prefix,
            "--pipeline.topics.partitions=4",
            "--pipeline.database.url=postgres://localhost:1/none",
            "--pipeline.webhooks.allow-private-addresses=true",
            "--pipeline.webhooks.retries=1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s",
            "--pipeline.status.directory=" + directory.resolve("status"),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
    Process process =
        new ProcessBuilder(JavaCommand.of(List.of("-Xmx256m"), IngestApplication.class, arguments))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("ingest.log").toFile()))
            .start();
    return new IngestProcess(process, port);
  }

  boolean answers() {
    try {
      return call("GET", "/companies/c/webhooks", null).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return WireJson.MAPPER.readTree(call("POST", path, body).body());
  }

  private HttpResponse<String> call(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
