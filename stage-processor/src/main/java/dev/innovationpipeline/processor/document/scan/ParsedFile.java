package dev.innovationpipeline.processor.document.scan;

import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The answers of OpenRouter's plugin {@code file-parser}. */
final class ParsedFile {

  private static final int MAX_REASON_CHARS = 300;

  private ParsedFile() {}

  /**
   * The text of the file: that of the annotations of the answer, whatever the model says.
   *
   * @throws RecognitionFailedException if the answer has no such annotation
   */
  static String textOf(int status, String body) throws RecognitionFailedException {
    JsonNode answer = json(body);
    if (status != 200) {
      throw new RecognitionFailedException(
          "HTTP status " + status + reason(answer), status < 500 && status != 429 && status != 408);
    }
    JsonNode choice = answer.at("/choices/0");
    for (JsonNode failed : List.of(answer, choice)) {
      if (failed.has("error")) {
        throw new RecognitionFailedException("an error in its answer" + reason(failed), false);
      }
    }
    StringBuilder text = new StringBuilder();
    boolean parsed = false;
    for (JsonNode annotation : choice.at("/message/annotations")) {
      if (annotation.path("type").asString("").equals("file")) {
        parsed = true;
        annotation.at("/file/content").forEach(part -> add(part, text));
      }
    }
    if (!parsed) {
      throw new RecognitionFailedException(
          "its answer has no text of the file; pipeline.documents.ocr.provider needs OpenRouter, or"
              + " a server with its plugin file-parser",
          true);
    }
    return text.toString().strip();
  }

  private static JsonNode json(String body) {
    try {
      return WireJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return WireJson.MAPPER.createObjectNode();
    }
  }

  private static String reason(JsonNode answer) {
    String message = UntrustedText.clean(answer.at("/error/message").asString("")).strip();
    return message.isEmpty() ? "" : " (" + UntrustedText.cut(message, MAX_REASON_CHARS) + ")";
  }

  /**
   * Pictures in a page are named in Markdown, and the file stands between tags: neither is text.
   */
  private static void add(JsonNode part, StringBuilder text) {
    part.path("text")
        .asString("")
        .lines()
        .filter(line -> !(line.startsWith("![") && line.endsWith(")")))
        .filter(line -> !line.startsWith("<file name=") && !line.equals("</file>"))
        .forEach(line -> text.append(line).append('\n'));
    text.append('\n');
  }
}
