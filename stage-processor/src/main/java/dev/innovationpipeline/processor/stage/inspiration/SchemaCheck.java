package dev.innovationpipeline.processor.stage.inspiration;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Extracts the JSON from an answer and validates it. */
final class SchemaCheck {

  sealed interface Verdict {}

  record Valid(JsonNode json) implements Verdict {}

  /**
   * @param errors for the model and for people, without a full stop
   */
  record Invalid(String errors) implements Verdict {}

  /** More would fill the repair prompt with repetitions of one mistake. */
  private static final int MAX_ERRORS = 10;

  /** Errors repeat names and values of the answer. */
  private static final int MAX_ERROR_CHARS = 200;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** Not a cache: its schemas are those of the stages, a handful of constants. */
  private final Map<AnswerSchema, Schema> compiled = new ConcurrentHashMap<>();

  Verdict check(String text, AnswerSchema schema) {
    JsonNode json;
    try {
      json = CleanJson.of(JsonMapper.shared().readTree(jsonIn(text)));
    } catch (JacksonException e) {
      return new Invalid(
          "it is not JSON: " + UntrustedText.cut(e.getOriginalMessage(), MAX_ERROR_CHARS));
    }
    List<Error> errors =
        compiled
            .computeIfAbsent(schema, s -> registry.getSchema(s.json(), InputFormat.JSON))
            .validate(json);
    return errors.isEmpty()
        ? new Valid(json)
        : new Invalid(
            errors.stream()
                .limit(MAX_ERRORS)
                .map(error -> "at '" + error.getInstanceLocation() + "' " + error.getMessage())
                .map(error -> UntrustedText.cut(error, MAX_ERROR_CHARS))
                .collect(Collectors.joining("; ")));
  }

  /** Models wrap JSON in code fences or in sentences, whatever the prompt says. */
  private static String jsonIn(String text) {
    String stripped = text.strip();
    int fence = stripped.indexOf("```");
    int brace = stripped.indexOf('{');
    int bracket = stripped.indexOf('[');
    if (fence >= 0 && (brace < 0 || fence < brace) && (bracket < 0 || fence < bracket)) {
      int start = stripped.indexOf('\n', fence);
      int end = stripped.lastIndexOf("```");
      return start >= 0 && end > start ? stripped.substring(start, end) : stripped;
    }
    int start = brace < 0 || (bracket >= 0 && bracket < brace) ? bracket : brace;
    int end = Math.max(stripped.lastIndexOf('}'), stripped.lastIndexOf(']'));
    return start >= 0 && end > start ? stripped.substring(start, end + 1) : stripped;
  }
}
