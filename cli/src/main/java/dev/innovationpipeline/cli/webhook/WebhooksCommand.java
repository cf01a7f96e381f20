package dev.innovationpipeline.cli.webhook;

import dev.innovationpipeline.cli.ParentCommand;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.client.Query;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "webhooks",
    description = "Send a company's events to addresses, and see what became of them.",
    subcommands = {
      WebhooksCommand.CreateCommand.class,
      WebhooksCommand.ListCommand.class,
      WebhooksCommand.EnableCommand.class,
      WebhooksCommand.PauseCommand.class,
      WebhooksCommand.DeleteCommand.class,
      WebhooksCommand.RotateCommand.class,
      WebhooksCommand.TestCommand.class,
      DeliveriesCommand.class,
      WebhooksCommand.RedeliverCommand.class,
      WebhooksCommand.RedeliverFailedCommand.class,
      ListenCommand.class
    },
    mixinStandardHelpOptions = true)
final class WebhooksCommand extends ParentCommand {

  private static void showSecret(JsonNode answer, boolean json) {
    String secret = answer.path("secret").asString("");
    JsonNode webhook = answer.path("webhook");
    if (json) {
      System.out.println(webhook);
      System.err.println(secret);
    } else {
      System.err.println(
          "Webhook %s. Give the receiver this secret; it is not shown again."
              .formatted(webhook.path("id").asString("")));
      System.out.println(secret);
    }
  }

  @Command(
      name = "create",
      description = "Add a webhook. Its secret is printed this once.",
      mixinStandardHelpOptions = true)
  static final class CreateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "URL", description = "HTTPS, at a public address.")
    String url = "";

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        description = "Such as run.completed. Repeatable. Default: everything.")
    List<String> types = List.of();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    @Nullable String description;

    @Option(
        names = "--json",
        description = "Print the webhook's data; the secret alone goes to stderr.")
    boolean json;

    @Mixin WebhookOptions webhooks = new WebhookOptions();

    @Override
    public Integer call() throws Exception {
      ObjectNode request = WireJson.MAPPER.createObjectNode().put("url", url);
      if (description != null) {
        request.put("description", description);
      }
      types.forEach(request.putArray("types")::add);
      showSecret(webhooks.client().post(webhooks.path(), request).expect("add the webhook"), json);
      return 0;
    }
  }

  @Command(
      name = "list",
      description = "List the webhooks of a company.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Mixin WebhookOptions webhooks = new WebhookOptions();

    @Override
    public Integer call() throws Exception {
      JsonNode answer = webhooks.client().get(webhooks.path()).expect("list the webhooks");
      if (json) {
        System.out.println(answer);
      } else {
        answer.path("webhooks").forEach(webhook -> System.out.println(line(webhook)));
        if (answer.path("webhooks").isEmpty()) {
          System.err.println("The company has no webhooks; ./pipeline webhooks create adds one.");
        }
      }
      return 0;
    }

    static String line(JsonNode webhook) {
      String types =
          webhook
              .path("types")
              .valueStream()
              .map(type -> type.asString(""))
              .collect(Collectors.joining(","));
      String note =
          webhook.has("reason")
              ? "  " + webhook.path("reason").asString("")
              : webhook.has("failing_since")
                  ? "  failing since " + webhook.path("failing_since").asString("")
                  : "";
      return "%s  %-8s  %s  %s%s"
          .formatted(
              webhook.path("id").asString(""),
              webhook.path("state").asString(""),
              types.isEmpty() ? "everything" : types,
              webhook.path("url").asString(""),
              note);
    }
  }

  /** A command about one webhook. */
  abstract static class OfOneCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "WEBHOOK", description = "Its id, as listed.")
    String id = "";

    @Mixin WebhookOptions webhooks = new WebhookOptions();

    String path() {
      return webhooks.path(id);
    }

    int enabled(boolean enabled) throws InterruptedException {
      webhooks
          .client()
          .patch(path(), WireJson.MAPPER.createObjectNode().put("enabled", enabled))
          .expect("change the webhook");
      System.out.println("Webhook " + id + (enabled ? " is enabled." : " is paused."));
      return 0;
    }
  }

  @Command(
      name = "enable",
      description = "Send again to a webhook that was paused or disabled.",
      mixinStandardHelpOptions = true)
  static final class EnableCommand extends OfOneCommand {

    @Override
    public Integer call() throws Exception {
      return enabled(true);
    }
  }

  @Command(
      name = "pause",
      description = "Send nothing more to a webhook.",
      mixinStandardHelpOptions = true)
  static final class PauseCommand extends OfOneCommand {

    @Override
    public Integer call() throws Exception {
      return enabled(false);
    }
  }

  @Command(name = "delete", description = "Delete a webhook.", mixinStandardHelpOptions = true)
  static final class DeleteCommand extends OfOneCommand {

    @Override
    public Integer call() throws Exception {
      webhooks.client().delete(path()).expect("delete the webhook");
      System.out.println("Webhook " + id + " is deleted.");
      return 0;
    }
  }

  @Command(
      name = "rotate",
      description = "Give a webhook a new secret. The former one is good for another day.",
      mixinStandardHelpOptions = true)
  static final class RotateCommand extends OfOneCommand {

    @Option(
        names = "--json",
        description = "Print the webhook's data; the secret alone goes to stderr.")
    boolean json;

    @Override
    public Integer call() throws Exception {
      showSecret(
          webhooks.client().post(path() + "/rotate", null).expect("rotate the secret"), json);
      return 0;
    }
  }

  @Command(
      name = "test",
      description = "Send a test message to a webhook.",
      mixinStandardHelpOptions = true)
  static final class TestCommand extends OfOneCommand {

    @Override
    public Integer call() throws Exception {
      queued(webhooks, id, webhooks.client().post(path() + "/test", null).expect("send a test"));
      return 0;
    }
  }

  @Command(
      name = "redeliver",
      description = "Send a message once more.",
      mixinStandardHelpOptions = true)
  static final class RedeliverCommand extends OfOneCommand {

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "Its id, as listed.")
    String message = "";

    @Override
    public Integer call() throws Exception {
      String path = path() + "/deliveries/" + PipelineClient.encoded(message) + "/redeliver";
      queued(webhooks, id, webhooks.client().post(path, null).expect("send the message again"));
      return 0;
    }
  }

  @Command(
      name = "redeliver-failed",
      description = "Send all messages once more that were given up.",
      mixinStandardHelpOptions = true)
  static final class RedeliverFailedCommand extends OfOneCommand {

    @Option(
        names = "--since",
        paramLabel = "WHEN",
        required = true,
        description = "Made since a day (2026-11-30), or a time. They are kept for 30 days.")
    String since = "";

    @Option(names = "--json", description = "Print the server's JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
      JsonNode answer =
          webhooks
              .client()
              .post(
                  new Query(path() + "/redeliver-failed").addTime("since", since).toString(), null)
              .expect("send the messages again");
      System.out.println(
          json
              ? answer.toString()
              : "Messages on their way again: " + answer.path("messages").asInt(0));
      return 0;
    }
  }

  private static void queued(WebhookOptions webhooks, String id, JsonNode answer) {
    System.out.println(
        "Message %s is on its way; ./pipeline webhooks deliveries %s --company %s shows what came of it."
            .formatted(answer.path("id").asString(""), id, webhooks.company));
  }
}
