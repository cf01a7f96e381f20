package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.ResultKind;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A chat-completions request.
 *
 * @param task the first user message; later ones ask for a repair
 * @param stage from the task's heading, such as "Stage 2 of 5: Trend amplification", by its title
 *     or else its number; from the response format when there is no heading
 * @param json whether JSON is asked for, by a schema or without one
 * @param characters the length of all messages
 */
record ChatRequest(
    String model, String task, Stage stage, boolean json, boolean stream, int characters) {

  private static final Pattern STAGE = Pattern.compile("Stage (\\d{1,3})(?: of \\d+)?(?:: (.+))?");

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
    boolean wantsJson = json.has("response_format");
    return new ChatRequest(
        json.path("model").asString("offline-model"),
        task,
        stageOf(task, wantsJson),
        wantsJson,
        json.path("stream").asBoolean(false),
        characters);
  }

  private static Stage stageOf(String task, boolean wantsJson) {
    Matcher heading = STAGE.matcher(task);
    if (!heading.find()) {
      return new Stage(
          1, "unknown", "Answer", wantsJson ? ResultKind.INSPIRATIONS : ResultKind.PROSE);
    }
    int number = Integer.parseInt(heading.group(1));
    String title = Objects.requireNonNullElse(heading.group(2), "").strip();
    return Pipelines.registered().all().stream()
        .flatMap(pipeline -> pipeline.stages().stream())
        .filter(stage -> stage.title().equals(title))
        .findFirst()
        .or(() -> Pipelines.registered().newest().stage(number))
        .orElseGet(() -> new Stage(Math.max(1, number), "unknown", title, ResultKind.PROSE));
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
