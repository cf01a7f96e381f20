package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Brings the JSON of an answer into the shape of its schema, where its meaning is plain. */
@FunctionalInterface
interface AnswerShape {

  /** Takes the JSON as it is. */
  AnswerShape AS_IT_IS = json -> new Shaped(json, Set.of());

  record Shaped(JsonNode json, Set<AnswerNote> notes) {}

  Shaped of(JsonNode json);
}
