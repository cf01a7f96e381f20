package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "show",
    description = "Show a card with its comments, ratings and tags.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CARD_ID", description = "As cards search lists it.")
  String cardId = "";

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    JsonNode answer =
        server.client().get("/cards/" + PipelineClient.encoded(cardId)).expect("show the card");
    System.out.println(json ? answer : text(answer));
    return 0;
  }

  static String text(JsonNode answer) {
    JsonNode json = answer.path("card");
    OpportunityCard card = WireJson.MAPPER.treeToValue(json, OpportunityCard.class);
    StringBuilder text = new StringBuilder(SearchCommand.line(json)).append('\n');
    for (CardField field : CardField.values()) {
      text.append("   %-15s %s\n".formatted(field.label() + ":", field.of(card)));
    }
    for (JsonNode note : answer.path("notes")) {
      text.append("   ").append(note(note)).append('\n');
    }
    return text.toString();
  }

  private static String note(JsonNode note) {
    String words = note.path("text").asString("");
    String who =
        "  (%s, %s)".formatted(note.path("user_id").asString(""), note.path("at").asString(""));
    return switch (note.path("kind").asString("")) {
      case "comment" -> "comment %s: %s".formatted(note.path("name").asString(""), words) + who;
      case "rating" ->
          "%d of 5%s".formatted(note.path("stars").asInt(), words.isEmpty() ? "" : ": " + words)
              + who;
      case "tag" -> "#" + note.path("name").asString("") + who;
      default -> note.path("kind").asString("") + ": " + words + who;
    };
  }
}
