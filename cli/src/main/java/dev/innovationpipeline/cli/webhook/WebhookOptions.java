package dev.innovationpipeline.cli.webhook;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.PipelineClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The company whose webhooks a command is about, and the server. */
final class WebhookOptions {

  @Option(
      names = "--company",
      paramLabel = "ID",
      required = true,
      description = "The company's id.")
  String company = "";

  @Mixin ClientOptions server = new ClientOptions();

  PipelineClient client() throws InterruptedException {
    return server.client();
  }

  String path() {
    return "/companies/" + PipelineClient.encoded(company) + "/webhooks";
  }

  String path(String webhook) {
    return path() + "/" + PipelineClient.encoded(webhook);
  }
}
