package dev.innovationpipeline.cli.edit;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.RunWatcher;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "edit",
    description = {
      "Read the output of a stage, or a card, and change it.",
      "Without --file, print it as JSON, in the form in which a file has it, and its version on"
          + " stderr. With --go-on, a new attempt runs the later stages from the edited output.",
      "With --go-on, the exit code is 0 only when the attempt is COMPLETED."
    },
    mixinStandardHelpOptions = true)
final class EditCommand implements Callable<Integer> {

  private static final int DONE = 0;

  @Parameters(paramLabel = "RUN_ID")
  String runId = "";

  @Option(names = "--stage", paramLabel = "N", description = "The stage whose output is edited.")
  @Nullable Integer stage;

  @Option(names = "--card", paramLabel = "K", description = "The card that is edited.")
  @Nullable Integer card;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The new words: JSON as this command prints it, or .md for a stage's text.")
  @Nullable Path file;

  @Option(
      names = "--if-version",
      paramLabel = "V",
      description =
          "Change nothing if it has another version by now, such as 1.0. Default: the present one.")
  @Nullable String version;

  @Option(names = "--go-on", description = "Start an attempt at the next stage.")
  boolean goOn;

  @Option(names = "--no-wait", description = "With --go-on: do not wait until the run ends.")
  boolean noWait;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    EditedThing thing = EditedThing.of(runId, stage, card);
    if (goOn && stage == null) {
      throw new ClientException(
          "--go-on needs --stage: a card is the end of a run, and is edited in place.", null);
    }
    PipelineClient client = server.client();
    JsonNode now = thing.read(client);
    if (file != null) {
      String expected = version == null ? EditedThing.version(now) : version;
      now = thing.change(client, file, expected);
    }
    if (goOn && stage != null) {
      return goOn(client, stage, now);
    }
    if (json) {
      System.out.println(now);
    } else if (file == null) {
      System.out.println(EditedThing.editable(now).toPrettyString());
      System.err.println("Version " + EditedThing.version(now));
    } else {
      System.out.println(
          "Run %s, %s: version %s".formatted(runId, thing.name(), EditedThing.version(now)));
    }
    return DONE;
  }

  private int goOn(PipelineClient client, int edited, JsonNode now) throws InterruptedException {
    if (now.path("version").asInt(0) == 0) {
      throw new ClientException(
          "Nobody has edited stage %d. Give the new words with --file FILE, or reprocess the run: ./pipeline reprocess %s --from-stage %d"
              .formatted(edited, runId, edited + 1),
          null);
    }
    ObjectNode request =
        WireJson.MAPPER
            .createObjectNode()
            .put("from_stage", edited + 1)
            .put("edit_version", now.path("version").asInt());
    JsonNode started =
        client
            .post("/runs/" + PipelineClient.encoded(runId) + "/reprocess", request)
            .expect("go on");
    return RunWatcher.follow(client, runId, started, noWait, json);
  }
}
