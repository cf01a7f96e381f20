package dev.innovationpipeline.benchmarks.flood;

import dev.innovationpipeline.benchmarks.part.EventTopics;
import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.local.Readiness;
import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * An ingest service that asks for keys, with the limits that it has by default, and what it needs;
 * no processor, so that runs stay open.
 */
final class FloodServers implements AutoCloseable {

  private static final int CREATED = 201;

  /**
   * @param company that the key belongs to
   */
  record SenderKey(String company, String secret) {

    String runId(int number) {
      return company + "-" + number;
    }
  }

  private final Processes processes;
  private final Part ingest;
  private final URI address;
  private final String adminKey;

  private FloodServers(Processes processes, Part ingest, URI address, String adminKey) {
    this.processes = processes;
    this.ingest = ingest;
    this.address = address;
    this.adminKey = adminKey;
  }

  /** Returns once all are ready. */
  static FloodServers start() {
    Processes processes = Processes.open(false);
    try {
      Part broker = start(processes, Role.BROKER, files(processes, "kafka"));
      Part database = start(processes, Role.DATABASE, files(processes, "postgres"));
      Wiring wiring =
          new Wiring(
              Port.claim(0, "the web server", ""),
              broker.awaitReady(),
              database.awaitReady(),
              "http://localhost:1",
              processes.directory().resolve("documents"));
      EventTopics.create(wiring.bootstrapServers());
      start(processes, Role.SINK, wiring.forSink()).awaitReady();
      String adminKey = ApiKeyText.generate().secret();
      Stream<String> access =
          Stream.of(
              "--pipeline.security.mode=keys",
              "--pipeline.security.admin-key=" + adminKey,
              "--pipeline.limits.open-runs=0"); // else most of the flood would be refused by it
      Part ingest =
          start(
              processes,
              Role.INGEST,
              Stream.concat(Stream.of(wiring.forIngest()), access).toArray(String[]::new));
      ingest.awaitReady();
      Readiness.await(wiring.serverUrl());
      return new FloodServers(processes, ingest, URI.create(wiring.serverUrl()), adminKey);
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  URI address() {
    return address;
  }

  Duration ingestCpu() {
    return ingest.figures().cpu();
  }

  /** A new one of an author. */
  SenderKey keyOf(String company) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address.resolve("/keys"))
                  .header("Authorization", "Bearer " + adminKey)
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          """
                          {"name":"bench","companies":["%s"],"role":"author"}\
                          """
                              .formatted(company)))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        throw new StartFailedException("The ingest service made no key: " + answer.body());
      }
      return new SenderKey(company, WireJson.MAPPER.readTree(answer.body()).path("key").asString());
    }
  }

  @Override
  public void close() {
    processes.close();
  }

  private static Part start(Processes processes, Role role, String... arguments) {
    return processes.start(role, List.of(), List.of(arguments));
  }

  private static String files(Processes processes, String name) {
    return processes.directory().resolve(name).toString();
  }
}
