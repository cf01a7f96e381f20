package dev.innovationpipeline.cli.webhook;

import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.PipelineClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "deliveries",
    description = "Show the newest messages to a webhook, and what became of them.",
    mixinStandardHelpOptions = true)
final class DeliveriesCommand extends WebhooksCommand.OfOneCommand {

  @Option(names = "--state", paramLabel = "STATE", description = "pending, delivered or failed.")
  @Nullable String state;

  @Option(names = "--run", paramLabel = "ID", description = "Of one run.")
  @Nullable String run;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Default: ${DEFAULT-VALUE}")
  int limit = 50;

  @Option(names = "--json", description = "Print the server's JSON.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    String path =
        path()
            + "/deliveries?limit="
            + GivenValues.atLeastOne("--limit", limit)
            + (state == null ? "" : "&state=" + PipelineClient.encoded(state))
            + (run == null ? "" : "&run_id=" + PipelineClient.encoded(run));
    JsonNode answer = webhooks.client().get(path).expect("show the messages");
    if (json) {
      System.out.println(answer);
    } else {
      answer.path("deliveries").forEach(delivery -> System.out.println(line(delivery)));
      if (answer.path("deliveries").isEmpty()) {
        System.err.println("No message to the webhook meets these conditions.");
      }
    }
    return 0;
  }

  static String line(JsonNode delivery) {
    JsonNode tries = delivery.path("tries");
    JsonNode last = tries.path(tries.size() - 1);
    String came =
        last.isMissingNode()
            ? "not tried yet"
            : last.has("problem")
                ? last.path("problem").asString("")
                : "status " + last.path("status").asInt(0);
    return "%s  %s  %-9s  %-15s  %s  tries: %d, %s%s"
        .formatted(
            delivery.path("created_at").asString(""),
            delivery.path("id").asString(""),
            delivery.path("state").asString(""),
            delivery.path("type").asString(""),
            delivery.path("run_id").asString("-"),
            tries.size(),
            came,
            delivery.has("next_at") ? ", next " + delivery.path("next_at").asString("") : "");
  }
}
