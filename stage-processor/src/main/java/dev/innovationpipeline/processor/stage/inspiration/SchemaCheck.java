package dev.innovationpipeline.processor.stage.inspiration;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.CleanJson;
import dev.innovationpipeline.processor.stage.answer.LenientJson;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds the JSON in an answer, brings it into shape and validates it. */
final class SchemaCheck {

  sealed interface Verdict {}

  /**
   * @param notes what was done to the answer
   */
  record Valid(JsonNode json, Set<AnswerNote> notes) implements Verdict {}

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

  private final AnswerShape shape;

  SchemaCheck(AnswerShape shape) {
    this.shape = shape;
  }

  /** The first JSON in the answer that fits counts, or else all of it together. */
  Verdict check(String text, AnswerSchema schema) {
    List<LenientJson.Found> found = LenientJson.in(text);
    Invalid objection = null;
    for (LenientJson.Found candidate : found) {
      Verdict verdict = check(candidate, schema);
      switch (verdict) {
        case Valid valid -> {
          return valid;
        }
        case Invalid invalid ->
            objection = objection == null || !candidate.json().isArray() ? invalid : objection;
      }
    }
    if (found.size() > 1 && check(together(found), schema) instanceof Valid valid) {
      return valid;
    }
    return objection == null ? new Invalid("it is not JSON") : objection;
  }

  private Verdict check(LenientJson.Found candidate, AnswerSchema schema) {
    AnswerShape.Shaped shaped = shape.of(CleanJson.of(candidate.json()));
    List<Error> errors =
        compiled
            .computeIfAbsent(schema, s -> registry.getSchema(s.json(), InputFormat.JSON))
            .validate(shaped.json());
    if (errors.isEmpty()) {
      Set<AnswerNote> notes = EnumSet.noneOf(AnswerNote.class);
      notes.addAll(shaped.notes());
      if (candidate.mended()) {
        notes.add(AnswerNote.JSON_MENDED);
      }
      return new Valid(shaped.json(), notes);
    }
    return new Invalid(
        errors.stream()
            .limit(MAX_ERRORS)
            .map(error -> "at '" + error.getInstanceLocation() + "' " + error.getMessage())
            .map(error -> UntrustedText.cut(error, MAX_ERROR_CHARS))
            .collect(Collectors.joining("; ")));
  }

  private static LenientJson.Found together(List<LenientJson.Found> found) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    found.forEach(one -> all.add(one.json()));
    return new LenientJson.Found(all, true);
  }
}
