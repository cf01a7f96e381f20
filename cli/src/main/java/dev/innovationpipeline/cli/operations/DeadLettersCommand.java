package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.ParentCommand;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "dlt",
    description = "List, show and redrive dead letters: records that could not be processed.",
    subcommands = {
      DeadLettersCommand.ListCommand.class,
      DeadLettersCommand.ShowCommand.class,
      DeadLettersCommand.RedriveCommand.class
    },
    mixinStandardHelpOptions = true)
final class DeadLettersCommand extends ParentCommand {

  @Command(
      name = "list",
      description = "List the dead letters, newest first.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Option(names = "--topic", paramLabel = "T", description = "E.g. stage-1-completed.")
    @Nullable String topic;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit = 50;

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      String filter = topic == null ? "" : "&topic=" + PipelineClient.encoded(topic);
      JsonNode answer =
          server
              .client()
              .get("/dead-letters?limit=" + GivenValues.atLeastOne("--limit", limit) + filter)
              .expect("list the dead letters");
      if (json) {
        System.out.println(answer);
        return 0;
      }
      for (JsonNode letter : answer.path("dead_letters")) {
        System.out.println(
            "%s  %s  %s: %s%n    %s"
                .formatted(
                    letter.path("id").asString(""),
                    letter.path("at").asString(""),
                    letter.path("consumer_group").asString("?"),
                    letter.path("error").asString(""),
                    letter.path("advice").asString("")));
      }
      System.out.printf(
          "%d dead letters, %d of which cannot succeed as they are.%n",
          answer.path("total").asInt(), answer.path("needing_repair").asInt());
      return 0;
    }
  }

  @Command(
      name = "show",
      description = "Show one dead letter with its headers.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "topic:partition:offset, as listed.")
    String id = "";

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      JsonNode letter =
          server
              .client()
              .get("/dead-letters/" + PipelineClient.encoded(id))
              .expect("show the dead letter");
      if (json) {
        System.out.println(letter);
        return 0;
      }
      for (JsonNode header : letter.path("headers")) {
        System.out.println(
            header.path("name").asString("") + ": " + header.path("value").asString(""));
      }
      System.out.println(letter.path("advice").asString(""));
      String key = letter.path("key").asString("none");
      System.out.println("key: " + key + "\n");
      System.out.println(letter.path("value").asString(letter.path("value_base64").asString("")));
      return 0;
    }
  }

  @Command(
      name = "redrive",
      description =
          "Send dead letters back to the service that could not process them; without options, all"
              + " that can succeed as they are.",
      mixinStandardHelpOptions = true)
  static final class RedriveCommand implements Callable<Integer> {

    @Option(names = "--topic", paramLabel = "T", description = "E.g. stage-1-completed.")
    @Nullable String topic;

    @Option(names = "--id", paramLabel = "ID", description = "As listed. Repeatable.")
    List<String> ids = List.of();

    @Option(
        names = "--value",
        paramLabel = "FILE",
        description = "A repaired value, with exactly one --id.")
    @Nullable Path value;

    @Option(
        names = "--header",
        paramLabel = "NAME=TEXT",
        description = "Replaces a header, with exactly one --id. Repeatable.")
    Map<String, String> headers = Map.of();

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin ClientOptions server = new ClientOptions();

    @Override
    public Integer call() throws Exception {
      ObjectNode request = WireJson.MAPPER.createObjectNode();
      if (topic != null) {
        request.put("topic", topic);
      }
      if (!ids.isEmpty()) {
        ids.forEach(request.putArray("ids")::add);
      }
      if (value != null) {
        request.put("value", GivenValues.text(value).strip());
      }
      if (!headers.isEmpty()) {
        headers.forEach(request.putObject("headers")::put);
      }
      JsonNode answer =
          server.client().post("/dead-letters/redrive", request).expect("redrive the dead letters");
      System.out.println(json ? answer : summary(answer));
      return 0;
    }

    private static String summary(JsonNode answer) {
      int leftOut = answer.path("left_out").asInt();
      return answer.path("redriven").asInt()
          + " dead letters redriven."
          + (leftOut == 0
              ? ""
              : " %d stay, as they cannot succeed as they are; dlt list says what to do."
                  .formatted(leftOut));
    }
  }
}
