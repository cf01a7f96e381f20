package dev.innovationpipeline.cli.edit;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The output of a stage, or a card, at the server.
 *
 * @param path at which it is read and changed
 * @param name for people
 */
record EditedThing(String path, String name) {

  /**
   * @throws ClientException unless one of both is given
   */
  static EditedThing of(String runId, @Nullable Integer stage, @Nullable Integer card) {
    String run = "/runs/" + PipelineClient.encoded(runId);
    if (stage != null && card == null) {
      return new EditedThing(run + "/stages/" + stage, "stage " + stage);
    }
    if (card != null && stage == null) {
      return new EditedThing(run + "/cards/" + card, "card " + card);
    }
    throw new ClientException(
        "Say what to edit: --stage N for the output of a stage, or --card K for a card.", null);
  }

  JsonNode read(PipelineClient client) throws InterruptedException {
    return client.get(path).expect("read " + name);
  }

  /** The part that a person changes, as a file has it. */
  static JsonNode editable(JsonNode answer) {
    return answer.has("card") ? answer.path("card") : answer.path("output");
  }

  /** The version of an answer, as an entity tag without its quotation marks. */
  static String version(JsonNode answer) {
    return answer.path("attempt").asInt(1) + "." + answer.path("version").asInt(0);
  }

  /**
   * Sends a file: Markdown for the text of a stage, else JSON.
   *
   * @param version that is changed
   * @throws ClientException when the server refuses it; with the difference when somebody else has
   *     changed it
   */
  JsonNode change(PipelineClient client, Path file, String version) throws InterruptedException {
    Exchange answer = client.put(path, "application/json", body(file), "\"" + version + "\"");
    if (answer.status() == 412) {
      throw new ClientException(overtaken(answer), null);
    }
    return answer.expect("edit " + name);
  }

  private static String body(Path file) {
    String text = GivenValues.text(file);
    String ending = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ending.endsWith(".md")
        ? WireJson.MAPPER.createObjectNode().put("markdown", text).toString()
        : text;
  }

  private static String overtaken(Exchange answer) {
    StringBuilder text = new StringBuilder(answer.reason());
    for (JsonNode each : answer.body().path("difference")) {
      text.append(
          "\n\n%s\n  is now: %s\n  yours:  %s"
              .formatted(
                  each.path("field").asString(""),
                  each.path("current").asString("–"),
                  each.path("yours").asString("–")));
    }
    return text.toString();
  }
}
