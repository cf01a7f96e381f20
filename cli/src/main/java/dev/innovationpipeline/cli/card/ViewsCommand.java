package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "views",
    description = "List your saved views of the board, save one, or delete one.",
    mixinStandardHelpOptions = true)
final class ViewsCommand implements Callable<Integer> {

  @Option(names = "--save", paramLabel = "NAME", description = "Save a view; needs --query.")
  @Nullable String save;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      defaultValue = "",
      description = "As the board's address has it: status=shortlisted&tag=autumn.")
  String query = "";

  @Option(names = "--delete", paramLabel = "NAME", description = "Delete a view.")
  @Nullable String delete;

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode views = answer(server.client());
    if (json) {
      System.out.println(views);
      return 0;
    }
    for (JsonNode view : views.path("views")) {
      System.out.println(view.path("name").asString("") + "  " + view.path("query").asString(""));
    }
    if (views.path("views").isEmpty()) {
      System.err.println("You have no saved views; --save NAME --query QUERY saves one.");
    }
    return 0;
  }

  private JsonNode answer(PipelineClient client) throws InterruptedException {
    if (save != null) {
      String body = WireJson.MAPPER.createObjectNode().put("query", query).toString();
      return client
          .put("/views/" + PipelineClient.encoded(save), "application/json", body, null)
          .expect("save the view");
    }
    return delete == null
        ? client.get("/views").expect("list the views")
        : client.delete("/views/" + PipelineClient.encoded(delete)).expect("delete the view");
  }
}
