package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.RunWatcher;
import dev.innovationpipeline.cli.run.Submission;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tools that start runs and follow them. */
final class RunTools {

  private static final long POLL_INTERVAL_MILLIS = 500;
  private static final int DEFAULT_TIMEOUT_SECONDS = 120;

  private final ClientSource server;
  private final ReadableFolders folders;
  private final @Nullable String user;

  RunTools(ClientSource server, ReadableFolders folders, @Nullable String user) {
    this.server = server;
    this.folders = folders;
    this.user = user;
  }

  List<AssistantTool> all() {
    return List.of(
        new AssistantTool(
            "start_run",
            "Start a run",
            """
            Submit a document, such as a trend report, for a company. The pipeline turns it into five \
            opportunity cards, which takes from seconds to minutes and may cost money. Answers with \
            the run_id at once; follow it with wait_for_run.\
            """,
            """
            {"type": "object", "additionalProperties": false,
             "required": ["document", "company_id"],
             "properties": {
              "document": {"type": "string", "minLength": 1, "description":
               "An http(s) address, or the path of a file in a folder that may be read. PDF, Word, PowerPoint, Excel, OpenDocument, RTF, EPUB, HTML, mail, CSV, Markdown or text."},
              "company_id": {"type": "string", "minLength": 1, "description":
               "The company for which opportunities are sought; list_companies knows them."},
              "run_id": {"type": "string", "minLength": 1, "description":
               "A name of your own for the run. The same request with it again starts no second run. Left out, the server chooses."}}}
            """,
            false,
            (arguments, progress) -> start(arguments)),
        new AssistantTool(
            "run_status",
            "Status of a run",
            "How far a run is, stage by stage, and why it failed or is degraded.",
            """
            {"type": "object", "additionalProperties": false, "required": ["run_id"],
             "properties": {"run_id": {"type": "string", "minLength": 1}}}
            """,
            true,
            (arguments, progress) -> status(arguments.text("run_id"))),
        new AssistantTool(
            "wait_for_run",
            "Wait for a run",
            """
            Wait until a run has ended, with progress meanwhile. Answers with the status when the time \
            is up, too: call it again then. Read the cards of a completed run with get_cards.\
            """,
            """
            {"type": "object", "additionalProperties": false, "required": ["run_id"],
             "properties": {
              "run_id": {"type": "string", "minLength": 1},
              "timeout_seconds": {"type": "integer", "minimum": 1, "maximum": 600, "default": 120}}}
            """,
            true,
            this::await));
  }

  private Answer start(Arguments arguments) throws IOException, InterruptedException {
    String id =
        new Submission(
                folders.find(arguments.text("document")),
                arguments.text("company_id"),
                user,
                arguments.optional("run_id"))
            .start(server.client());
    return new Answer(
        "Run %s has begun. Call wait_for_run with this run_id.".formatted(id),
        WireJson.MAPPER.createObjectNode().put("run_id", id));
  }

  private Answer status(String runId) throws InterruptedException {
    JsonNode status = fetch(server.client(), runId);
    return new Answer(RunWatcher.describe(status), status);
  }

  private Answer await(Arguments arguments, ProgressNotices progress) throws InterruptedException {
    String runId = arguments.text("run_id");
    int seconds = arguments.number("timeout_seconds", DEFAULT_TIMEOUT_SECONDS);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    PipelineClient client = server.client();
    JsonNode status = fetch(client, runId);
    while (!RunWatcher.isOver(status) && System.nanoTime() < end) {
      progress.tell(status);
      Thread.sleep(POLL_INTERVAL_MILLIS);
      try {
        status = fetch(client, runId);
      } catch (ClientException e) {
        if (!e.isTransient() || System.nanoTime() >= end) {
          throw e;
        }
      }
    }
    progress.tell(status);
    String next =
        RunWatcher.isOver(status)
            ? ""
            : "\nIt has not ended after %d s. Call wait_for_run again.".formatted(seconds);
    return new Answer(RunWatcher.describe(status) + next, status);
  }

  private static JsonNode fetch(PipelineClient client, String runId) throws InterruptedException {
    return client.status(runId).orElseThrow(() -> unknown(runId));
  }

  static ClientException unknown(String runId) {
    return new ClientException(
        "There is no run " + runId + " that you may see. find_runs lists those that there are.",
        null);
  }
}
