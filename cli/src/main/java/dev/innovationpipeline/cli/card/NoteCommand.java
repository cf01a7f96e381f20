package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "note",
    description = "Show a run's own title and tags, and change them.",
    mixinStandardHelpOptions = true)
final class NoteCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN_ID")
  String runId = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "Give it this title.")
  @Nullable String title;

  @Option(names = "--no-title", description = "Take its title away.")
  boolean noTitle;

  @Option(names = "--tag", paramLabel = "TAG", description = "Add a tag. Repeatable.")
  List<String> tags = List.of();

  @Option(names = "--untag", paramLabel = "TAG", description = "Remove a tag. Repeatable.")
  List<String> untags = List.of();

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    PipelineClient client = server.client();
    String run = "/runs/" + PipelineClient.encoded(runId);
    if (title != null) {
      String body = WireJson.MAPPER.createObjectNode().put("title", title).toString();
      client.put(run + "/title", "application/json", body, null).expect("give the run a title");
    } else if (noTitle) {
      client.delete(run + "/title").expect("take the title away");
    }
    for (String tag : tags) {
      client
          .put(run + "/tags/" + PipelineClient.encoded(tag), "application/json", "{}", null)
          .expect("tag the run");
    }
    for (String tag : untags) {
      client.delete(run + "/tags/" + PipelineClient.encoded(tag)).expect("take the tag away");
    }
    JsonNode notes = client.get(run + "/notes").expect("show the notes");
    System.out.println(json ? notes : text(notes));
    return 0;
  }

  private static String text(JsonNode notes) {
    StringBuilder text = new StringBuilder(notes.path("title").asString("(no title)"));
    notes.path("tags").valueStream().forEach(tag -> text.append(" #").append(tag.asString("")));
    return text.toString();
  }
}
