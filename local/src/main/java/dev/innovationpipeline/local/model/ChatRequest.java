package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.ResultKind;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A chat-completions request.
 *
 * @param task the first user message; later ones ask for a repair
 * @param stage from the task's heading, such as "Stage 2 of 5: Trend amplification"; from the
 *     response format when that is missing
 * @param characters the length of all messages
 */
record ChatRequest(String model, String task, Stage stage, boolean stream, int characters) {

  private static final Pattern STAGE = Pattern.compile("Stage \\d+(?: of \\d+)?: (.+)");

  static ChatRequest read(InputStream body) {
    JsonNode json = WireJson.MAPPER.readTree(body);
    String task =
        json.path("messages")
            .valueStream()
            .filter(message -> message.path("role").asString("").equals("user"))
            .map(message -> text(message.path("content")))
            .findFirst()
            .orElse("");
    int characters =
        json.path("messages").valueStream().mapToInt(m -> text(m.path("content")).length()).sum();
    return new ChatRequest(
        json.path("model").asString("offline-model"),
        task,
        stageOf(task, json.has("response_format")),
        json.path("stream").asBoolean(false),
        characters);
  }

  private static Stage stageOf(String task, boolean wantsJson) {
    Matcher matcher = STAGE.matcher(task);
    String title = matcher.find() ? matcher.group(1).strip() : "";
    ResultKind otherwise = wantsJson ? ResultKind.INSPIRATIONS : ResultKind.PROSE;
    return Pipelines.registered().all().stream()
        .flatMap(pipeline -> pipeline.stages().stream())
        .filter(stage -> stage.title().equals(title))
        .findFirst()
        .orElseGet(() -> new Stage(1, "unknown", title, otherwise));
  }

  private static String text(JsonNode content) {
    return content.isArray()
        ? content
            .valueStream()
            .map(part -> part.path("text").asString(""))
            .collect(Collectors.joining("\n"))
        : content.asString("");
  }
}
