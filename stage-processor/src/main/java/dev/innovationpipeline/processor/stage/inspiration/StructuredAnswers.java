package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Enforces the question's schema, since not every provider honours {@code strict}. The first
 * invalid answer is sent back with its errors for repair; a second one fails the stage.
 */
final class StructuredAnswers {

  /**
   * @param json valid against the schema
   * @param model the model that answered, as the provider names it
   */
  record StructuredAnswer(JsonNode json, String model) {}

  private static final Logger log = LoggerFactory.getLogger(StructuredAnswers.class);

  private final SchemaCheck check = new SchemaCheck();

  /**
   * @param question with a schema
   * @throws StageFailedException if the model fails, or the repaired answer is invalid, too
   */
  StructuredAnswer ask(Conversation llm, Question question) throws InterruptedException {
    AnswerSchema schema = question.schema();
    if (schema == null) {
      throw new IllegalArgumentException(
          "The question has no schema; ask the conversation itself for prose.");
    }
    Answer first = llm.ask(question);
    return switch (check.check(first.text(), schema)) {
      case SchemaCheck.Valid valid -> new StructuredAnswer(valid.json(), first.model());
      case SchemaCheck.Invalid invalid -> {
        log.info(
            "An answer of {} violates the schema {} ({}); asking for a repair once.",
            first.model(),
            schema.name(),
            invalid.errors());
        yield repaired(llm.ask(repair(question, first, invalid.errors())), schema);
      }
    };
  }

  private StructuredAnswer repaired(Answer second, AnswerSchema schema) {
    return switch (check.check(second.text(), schema)) {
      case SchemaCheck.Valid valid -> new StructuredAnswer(valid.json(), second.model());
      case SchemaCheck.Invalid invalid ->
          throw new StageFailedException(
              "llm_answer_invalid",
              "The model %s violated the schema %s twice: %s. Reprocess the run, or choose another model."
                  .formatted(second.model(), schema.name(), invalid.errors()));
    };
  }

  private static Question repair(Question question, Answer answer, String errors) {
    return new Question(
        question.system(),
        """
        %s

        You have answered this before:
        %s

        That answer was not accepted, because %s.
        Answer again with the whole JSON, corrected, and nothing else.\
        """
            .formatted(question.user(), answer.text(), errors),
        question.schema(),
        question.temperature(),
        question.seed(),
        question.maxCompletionTokens());
  }
}
