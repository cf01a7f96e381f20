package dev.innovationpipeline.benchmarks.provider;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A client of the fake provider, for the measuring process. */
public final class ProviderClient {

  /**
   * The calls of one run in one stage, as the provider saw them.
   *
   * @param seenMicros when the first question was there, since 1970
   * @param answeredMicros when the first answer was out; 0 when there was none
   * @param answeredSeenMicros when the question that got this answer was there
   */
  public record Calls(
      int run,
      int stage,
      int calls,
      int answers,
      long seenMicros,
      long answeredMicros,
      long answeredSeenMicros) {

    /** How long the model took for the first answer; 0 when there was none. */
    public long llmMicros() {
      return answeredMicros - answeredSeenMicros;
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  public ProviderClient(String url) {
    this.url = url;
  }

  public String llmUrl() {
    return url + "/v1";
  }

  public String documentOf(int run) {
    return url + "/documents/" + markOf(run);
  }

  /** An address that has no document. */
  public String missingDocumentOf(int run) {
    return url + "/missing/" + markOf(run);
  }

  /** The document of a run, for an upload. */
  public static String textOf(int run) {
    return Answers.documentText().replace(Stamped.MARK, markOf(run));
  }

  /** The words of a document by which the provider knows its run. */
  public static String markOf(int run) {
    return RunMark.of(run);
  }

  /** Counts anew from here on. */
  public void behave(Behaviour behaviour) {
    send(
        HttpRequest.newBuilder(URI.create(url + "/bench/behaviour"))
            .POST(HttpRequest.BodyPublishers.ofString(behaviour.toJson())));
  }

  /** Whether it refuses every call from now on, until told otherwise. */
  public void away(boolean away) {
    send(
        HttpRequest.newBuilder(URI.create(url + FakeProvider.AWAY + away))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  public JsonNode totals() {
    return WireJson.MAPPER.readTree(get("/bench/totals"));
  }

  public List<Calls> calls() {
    return get("/bench/calls").lines().map(ProviderClient::calls).toList();
  }

  private static Calls calls(String line) {
    String[] fields = line.split(",", -1);
    return new Calls(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Long.parseLong(fields[4]),
        Long.parseLong(fields[5]),
        Long.parseLong(fields[6]));
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException("The fake provider does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the fake provider.", e);
    }
  }
}
