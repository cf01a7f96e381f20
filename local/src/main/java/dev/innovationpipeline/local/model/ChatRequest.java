package dev.innovationpipeline.local.model;

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
 * @param stage from the task's heading, "Stage N of M"; from the response format when that is
 *     missing
 * @param characters the length of all messages
 */
record ChatRequest(String model, String task, int stage, boolean stream, int characters) {

  private static final Pattern STAGE = Pattern.compile("Stage (\\d) of \\d");

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

  private static int stageOf(String task, boolean wantsJson) {
    Matcher matcher = STAGE.matcher(task);
    if (matcher.find()) {
      return Integer.parseInt(matcher.group(1));
    }
    return wantsJson ? 1 : 2;
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
