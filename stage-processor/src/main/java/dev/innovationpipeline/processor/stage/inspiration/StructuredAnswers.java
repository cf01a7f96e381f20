package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Enforces the question's schema, since not every provider honours {@code strict}. An answer whose
 * meaning is plain is brought into shape. The first invalid answer of a model is sent back with its
 * errors for repair; after a second one the next model is asked, and after the last the stage
 * fails.
 */
final class StructuredAnswers {

  /**
   * @param json valid against the schema
   * @param model the model that answered, as the provider names it
   * @param notes what was done to the answer
   */
  record StructuredAnswer(JsonNode json, String model, Set<AnswerNote> notes) {}

  private static final Logger log = LoggerFactory.getLogger(StructuredAnswers.class);

  private final SchemaCheck check;

  StructuredAnswers(AnswerShape shape) {
    this.check = new SchemaCheck(shape);
  }

  /**
   * @param question with a schema
   * @throws StageFailedException if the models fail, or their repaired answers are invalid, too
   */
  StructuredAnswer ask(Conversation llm, Question question) throws InterruptedException {
    AnswerSchema schema = question.schema();
    if (schema == null) {
      throw new IllegalArgumentException(
          "The question has no schema; ask the conversation itself for prose.");
    }
    StructuredAnswer answer = null;
    while (answer == null) {
      answer = askModel(llm, question, schema);
    }
    return answer;
  }

  /** Null when the answers of the model are invalid, and there is another one to ask. */
  private @Nullable StructuredAnswer askModel(
      Conversation llm, Question question, AnswerSchema schema) throws InterruptedException {
    Answer first = llm.ask(question);
    return switch (check.check(first.text(), schema)) {
      case SchemaCheck.Valid valid -> answer(valid, first, schema);
      case SchemaCheck.Invalid invalid -> {
        log.info(
            "An answer of {} violates the schema {} ({}); asking for a repair once.",
            first.model(),
            schema.name(),
            invalid.errors());
        yield repaired(llm, llm.ask(repair(question, first, invalid.errors())), schema);
      }
    };
  }

  private @Nullable StructuredAnswer repaired(
      Conversation llm, Answer second, AnswerSchema schema) {
    return switch (check.check(second.text(), schema)) {
      case SchemaCheck.Valid valid -> {
        valid.notes().add(AnswerNote.REPAIRED);
        yield answer(valid, second, schema);
      }
      case SchemaCheck.Invalid again -> {
        leave(llm, second, schema, again.errors());
        yield null;
      }
    };
  }

  private static StructuredAnswer answer(
      SchemaCheck.Valid valid, Answer answer, AnswerSchema schema) {
    if (!valid.notes().isEmpty()) {
      log.info("An answer of {} to {}: {}.", answer.model(), schema.name(), valid.notes());
    }
    return new StructuredAnswer(valid.json(), answer.model(), valid.notes());
  }

  private static void leave(Conversation llm, Answer answer, AnswerSchema schema, String errors) {
    String violated =
        "The model %s violated the schema %s twice: %s."
            .formatted(answer.model(), schema.name(), errors);
    if (!llm.leaveModel(violated)) {
      throw new StageFailedException(
          "llm_answer_invalid", violated + " Reprocess the run, or choose another model.");
    }
  }

  private static Question repair(Question question, Answer answer, String errors) {
    return question.withUser(
        """
        %s

        You have answered this before:
        %s

        That answer was not accepted, because %s.
        Answer again with the whole JSON, corrected, and nothing else.\
        """
            .formatted(question.user(), answer.text(), errors));
  }
}
