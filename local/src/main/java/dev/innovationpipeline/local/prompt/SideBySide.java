package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.cli.columns.TwoColumns;
import dev.innovationpipeline.local.prompt.StageWorkshop.Work;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output that a run has, and that of another prompt on the same input.
 *
 * @param recorded as the server has it; empty while the stage is not complete
 */
record SideBySide(Stage stage, String runId, Optional<JsonNode> recorded, Work work) {

  private static final String SECTION = "## ";

  String print() {
    JsonNode old = recorded.orElseGet(WireJson.MAPPER::createObjectNode);
    TwoColumns columns = new TwoColumns();
    columns.line("Stage %d · %s, run %s".formatted(stage.number(), stage.title(), runId));
    columns.line("");
    columns.row(recorded.isPresent() ? "What the run has" : "The run has nothing yet", "Tried");
    columns.row(
        prompt(old.path("prompt_version").asString("")), prompt(work.output().promptVersion()));
    columns.row(old.path("model").asString(""), work.output().model());
    columns.row(
        recorded.isPresent() ? tokens(old) : "",
        tokens(work.usage().promptTokens(), work.usage().completionTokens()));
    columns.row(
        "",
        work.output().degraded().stream()
            .map(Degradation::message)
            .collect(Collectors.joining("\n")));
    List<String> a = sections(old.path("markdown").asString(""));
    List<String> b = sections(work.output().result().markdown());
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      columns.line("");
      columns.row(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
    }
    return columns.print();
  }

  String json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("stage", stage.number()).put("run_id", runId);
    recorded.ifPresent(old -> json.set("recorded", old));
    ObjectNode tried = json.putObject("tried");
    tried
        .put("markdown", work.output().result().markdown())
        .put("model", work.output().model())
        .put("prompt_version", work.output().promptVersion())
        .put("prompt_hash", work.output().promptHash())
        .put("prompt_tokens", work.usage().promptTokens())
        .put("completion_tokens", work.usage().completionTokens())
        .put("cost_usd", work.usage().costUsd());
    tried.set("degraded", WireJson.MAPPER.valueToTree(work.output().degraded()));
    return json.toString();
  }

  private static String prompt(String version) {
    return version.isEmpty() ? "" : "prompt " + version;
  }

  private static String tokens(JsonNode output) {
    return tokens(
        output.path("prompt_tokens").asLong(0), output.path("completion_tokens").asLong(0));
  }

  private static String tokens(long prompt, long completion) {
    return "%,d + %,d tokens".formatted(prompt, completion);
  }

  /** Cards, trends and the like stand beside each other. */
  private static List<String> sections(String markdown) {
    List<String> sections = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : markdown.lines().toList()) {
      if (line.startsWith(SECTION) && !open.isEmpty()) {
        sections.add(open.toString());
        open.setLength(0);
      }
      open.append(line).append('\n');
    }
    if (!open.isEmpty()) {
      sections.add(open.toString());
    }
    return sections;
  }
}
