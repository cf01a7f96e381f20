package dev.innovationpipeline.cli.webhook;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "listen",
    description =
        "Forward a company's messages, as they are made, to an address of this machine, signed with"
            + " a secret that is printed first.",
    mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {

  private static final long RECONNECT_INTERVAL_MILLIS = 1_000;

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description = "Such as http://localhost:3000/webhooks.")
  String to = "";

  @Option(
      names = "--secret",
      paramLabel = "WHSEC",
      description = "The secret to sign with. Default: a new one each time.")
  @Nullable String secret;

  @Mixin WebhookOptions webhooks = new WebhookOptions();

  @Override
  public Integer call() throws Exception {
    WebhookSecret signing =
        secret == null
            ? WebhookSecret.generate()
            : WebhookSecret.parse(secret)
                .orElseThrow(
                    () ->
                        new ClientException(
                            "--secret takes whsec_ and 24 to 64 bytes in Base64.", null));
    MessageForwarder forwarder =
        new MessageForwarder(
            HttpClient.newHttpClient(), GivenValues.httpAddress("--to", to), signing, System.out);
    PipelineClient client = webhooks.client();
    String path = "/companies/" + PipelineClient.encoded(webhooks.company) + "/webhook-messages";
    System.out.println("Secret: " + signing.text());
    System.out.println("Messages of " + webhooks.company + " go to " + to + ". Ctrl-C ends it.");
    while (!Thread.currentThread().isInterrupted()) {
      try {
        client.follow(path, forwarder::line);
      } catch (ClientException e) {
        if (!e.isTransient()) {
          throw e;
        }
        System.err.println(e.getMessage() + " Trying again.");
      }
      Thread.sleep(RECONNECT_INTERVAL_MILLIS);
    }
    return 0;
  }
}
