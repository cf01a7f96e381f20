package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.processor.stage.prompt.PromptText;
import dev.innovationpipeline.processor.stage.prompt.StagePrompts;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "list",
    description = {
      "List the prompt that each stage uses, with its version, hash and source.",
      "Exit code: 0, or 2 when files of the folder are wrong."
    },
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder of overriding prompts. Default: $PIPELINE_PROMPTS")
  @Nullable Path directory;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    try (StageWorkshop workshop = StageWorkshop.open(directory)) {
      List<StagePrompts> prompts = workshop.prompts();
      System.out.println(json ? json(prompts) : table(prompts));
      return 0;
    }
  }

  private static String table(List<StagePrompts> all) {
    StringBuilder table = new StringBuilder();
    table.append("%-24s  %-16s  %-12s  %s".formatted("stage", "version", "hash", "source"));
    for (StagePrompts prompts : all) {
      table.append(
          "%n%-24s  %-16s  %-12s  %s"
              .formatted(
                  prompts.stage(),
                  prompts.used().version(),
                  prompts.used().hash(),
                  source(prompts)));
    }
    return table.toString();
  }

  private static String source(StagePrompts prompts) {
    PromptText override = prompts.override();
    return override == null ? "shipped" : override.origin();
  }

  private static String json(List<StagePrompts> all) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode list = json.putArray("prompts");
    for (StagePrompts prompts : all) {
      list.addObject()
          .put("stage", prompts.stage())
          .put("version", prompts.used().version())
          .put("hash", prompts.used().hash())
          .put("source", source(prompts))
          .put("shipped_hash", prompts.shipped().hash());
    }
    return json.toString();
  }
}
