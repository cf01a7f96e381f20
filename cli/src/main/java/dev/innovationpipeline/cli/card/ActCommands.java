package dev.innovationpipeline.cli.card;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands that do something to one card or to many. */
final class ActCommands {

  private static final int MAX_CARDS = 200;

  private ActCommands() {}

  /** Does to cards what a command fills into a request; the exit code is 1 if one was refused. */
  abstract static class Act implements Callable<Integer> {

    @Option(names = "--user", paramLabel = "ID", description = "In whose name. Default: your own.")
    @Nullable String user;

    @Option(names = "--json", description = "Print the outcome for each card as a line of JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    abstract List<String> cards();

    abstract void fill(ObjectNode request);

    @Override
    public final Integer call() throws Exception {
      PipelineClient client = server.client();
      List<String> cards = cards();
      int refused = 0;
      for (int from = 0; from < cards.size(); from += MAX_CARDS) {
        ObjectNode request = WireJson.MAPPER.createObjectNode();
        cards
            .subList(from, Math.min(cards.size(), from + MAX_CARDS))
            .forEach(request.putArray("cards")::add);
        if (user != null) {
          request.put("user_id", user);
        }
        fill(request);
        JsonNode answer = client.post("/cards/actions", request).expect("change the cards");
        for (JsonNode outcome : answer.path("results")) {
          refused += outcome.path("status").asInt() == 200 ? 0 : 1;
          System.out.println(json ? outcome : line(outcome));
        }
      }
      return refused == 0 ? 0 : 1;
    }

    private static String line(JsonNode outcome) {
      return outcome.has("detail")
          ? "! " + outcome.path("detail").asString("")
          : outcome.has("card")
              ? SearchCommand.line(outcome.path("card"))
              : outcome.path("card_id").asString("") + "  kept; the board shows it soon";
    }
  }

  /** The same of several cards. */
  abstract static class ActOnMany extends Act {

    @Parameters(paramLabel = "CARD_ID", arity = "1..*", description = "As cards search lists them.")
    List<String> cards = List.of();

    @Override
    final List<String> cards() {
      return cards;
    }
  }

  @Command(
      name = "rate",
      description = "Rate a card with 1 to 5 stars. You have one rating of each card.",
      mixinStandardHelpOptions = true)
  static final class RateCommand extends Act {

    @Parameters(index = "0", paramLabel = "CARD_ID")
    String card = "";

    @Parameters(index = "1", paramLabel = "STARS", description = "1 to 5.")
    int stars;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why so many.")
    @Nullable String reason;

    @Override
    List<String> cards() {
      return List.of(card);
    }

    @Override
    void fill(ObjectNode request) {
      request.put("stars", stars);
      if (reason != null) {
        request.put("reason", reason);
      }
    }
  }

  @Command(
      name = "tag",
      description = "Add tags to cards, or remove some.",
      mixinStandardHelpOptions = true)
  static final class TagCommand extends ActOnMany {

    @Option(names = "--add", paramLabel = "TAG", description = "A tag to add. Repeatable.")
    List<String> add = List.of();

    @Option(names = "--remove", paramLabel = "TAG", description = "A tag to remove. Repeatable.")
    List<String> remove = List.of();

    @Override
    void fill(ObjectNode request) {
      if (add.isEmpty() && remove.isEmpty()) {
        throw new ClientException("Say which tag: --add TAG or --remove TAG.", null);
      }
      add.forEach(request.putArray("add_tags")::add);
      remove.forEach(request.putArray("remove_tags")::add);
    }
  }

  @Command(name = "comment", description = "Comment on a card.", mixinStandardHelpOptions = true)
  static final class CommentCommand extends Act {

    @Parameters(index = "0", paramLabel = "CARD_ID")
    String card = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT")
    List<String> words = new ArrayList<>();

    @Override
    List<String> cards() {
      return List.of(card);
    }

    @Override
    void fill(ObjectNode request) {
      request.put("comment", String.join(" ", words));
    }
  }

  @Command(
      name = "move",
      description = "Set the status of cards: new, shortlisted, in-work or dropped.",
      mixinStandardHelpOptions = true)
  static final class MoveCommand extends ActOnMany {

    @Option(names = "--to", paramLabel = "STATUS", required = true)
    String to = "";

    @Override
    void fill(ObjectNode request) {
      request.put("status", to);
    }
  }

  @Command(name = "star", description = "Star cards.", mixinStandardHelpOptions = true)
  static final class StarCommand extends ActOnMany {

    @Override
    void fill(ObjectNode request) {
      request.put("starred", true);
    }
  }

  @Command(
      name = "unstar",
      description = "Take the stars of cards away.",
      mixinStandardHelpOptions = true)
  static final class UnstarCommand extends ActOnMany {

    @Override
    void fill(ObjectNode request) {
      request.put("starred", false);
    }
  }
}
