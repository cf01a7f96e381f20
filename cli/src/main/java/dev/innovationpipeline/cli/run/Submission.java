package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.seen.SeenBefore;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that the user sends through the pipeline.
 *
 * @param user null for the user of the client's key
 * @param reviewAfter the stages after which the run waits, or 0 for none; null for what the company
 *     says
 */
public record Submission(
    String document,
    String company,
    @Nullable String user,
    @Nullable String runId,
    @Nullable List<Integer> reviewAfter) {

  public Submission(
      String document, String company, @Nullable String user, @Nullable String runId) {
    this(document, company, user, runId, null);
  }

  private static final int COMPLETED = 0;
  private static final int NOT_COMPLETED = 1;

  /**
   * Submits the document, shows the progress and prints the cards.
   *
   * @param json whether standard output gets one JSON object, and standard error the progress
   * @return the exit code: 0 only when the run is COMPLETED
   */
  public int follow(PipelineClient client, boolean json) throws IOException, InterruptedException {
    PrintStream progressTo = json ? System.err : System.out;
    RunWatcher watcher = RunWatcher.on(client, progressTo);
    String id = start(client);
    progressTo.println("Run " + id);
    JsonNode status = watcher.watch(id);
    boolean completed = status.path("status").asString("").equals("COMPLETED");
    JsonNode results = completed ? watcher.results(id) : WireJson.MAPPER.createObjectNode();
    List<String> seen = completed ? SeenBefore.lines(client, id) : List.of();
    System.out.println(
        json ? summary(id, status, results).toString() : CardPrinter.print(status, results, seen));
    return completed ? COMPLETED : NOT_COMPLETED;
  }

  /** Starts the run, for which a file is uploaded first, and returns its id. */
  public String start(PipelineClient client) throws IOException, InterruptedException {
    return client.start(request(client));
  }

  private ObjectNode request(PipelineClient client) throws IOException, InterruptedException {
    ObjectNode request = WireJson.MAPPER.createObjectNode();
    if (runId != null) {
      request.put("run_id", runId);
    }
    if (user != null) {
      request.put("user_id", user);
    }
    if (reviewAfter != null) {
      ArrayNode stages = request.putArray("review_after");
      reviewAfter.stream().filter(stage -> stage != 0).forEach(stages::add);
    }
    return request.put("blob_url", blobUrl(client)).put("company_id", company);
  }

  private String blobUrl(PipelineClient client) throws IOException, InterruptedException {
    if (document.matches("(?i)https?://?.*")) {
      return document;
    }
    Path file = pathOf(document);
    if (Files.isDirectory(file)) {
      throw ClientException.wrongUsage(
          "%s is a folder; give a file, or run its files together: ./pipeline batch %s --company %s"
              .formatted(file, file, company),
          null);
    }
    if (!Files.isRegularFile(file)) {
      throw ClientException.wrongUsage(
          "There is no file " + file + "; give a file or an http(s) URL.", null);
    }
    return client.upload(file);
  }

  /** A file URL names a file of this machine, too; servers read only those of their own folder. */
  private static Path pathOf(String document) {
    if (!document.regionMatches(true, 0, "file:", 0, "file:".length())) {
      return Path.of(document);
    }
    try {
      return Path.of(URI.create(document.replace(" ", "%20")));
    } catch (IllegalArgumentException e) {
      throw new ClientException(document + " is no complete file URL; give the file's path.", e);
    }
  }

  private static ObjectNode summary(String id, JsonNode status, JsonNode results) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("run_id", id);
    json.put("status", status.path("status").asString(""));
    JsonNode error = status.path("error_message");
    json.set("error", error.isMissingNode() ? json.nullNode() : error);
    json.put("duration_ms", durationMillis(status));
    if (status.has("degraded")) {
      json.set("degraded", status.path("degraded"));
    }
    json.set("inspirations", arrayOf(results, "inspirations"));
    json.set("cards", arrayOf(results, "cards"));
    ArrayNode checks = CardMarks.checksIn(results);
    if (!checks.isEmpty()) {
      json.set("checks", checks);
    }
    return json;
  }

  private static JsonNode arrayOf(JsonNode results, String field) {
    JsonNode array = results.path(field);
    return array.isArray() ? array : WireJson.MAPPER.createArrayNode();
  }

  static long durationMillis(JsonNode status) {
    String from =
        status.path("attempt_requested_at").asString(status.path("created_at").asString(""));
    String to = status.path("updated_at").asString("");
    return from.isEmpty() || to.isEmpty()
        ? 0
        : Duration.between(Instant.parse(from), Instant.parse(to)).toMillis();
  }
}
