package dev.innovationpipeline.local.command;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "up",
    description =
        "Start Kafka, Postgres, a model and the three services, and stay up until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @Mixin ServerOptions options = new ServerOptions();

  @Option(
      names = "--secure",
      description =
          "Over HTTPS with a certificate made here, and with a login: an issuer with three people"
              + " of two companies is part of it, and their passwords are printed.")
  boolean secure;

  @Option(names = "--json", description = "Print the addresses as one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    options.model.offer().ifPresent(System.err::println);
    LocalPipeline pipeline = Running.start(options.settings(secure));
    System.out.println(json ? addresses(pipeline) : Running.addresses(pipeline));
    Thread.currentThread().join();
    return 0;
  }

  private static String addresses(LocalPipeline pipeline) {
    ObjectNode all =
        WireJson.MAPPER
            .createObjectNode()
            .put("web", pipeline.serverUrl())
            .put("kafka", pipeline.bootstrapServers())
            .put("postgres", pipeline.postgresUrl())
            .put("model", pipeline.modelName());
    if (!pipeline.people().isEmpty()) {
      all.set("logins", WireJson.MAPPER.valueToTree(pipeline.people()));
    }
    return all.toString();
  }
}
