package dev.innovationpipeline.processor.llm.answer;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the model to its schema: not every provider keeps the promise of {@code strict}. One answer
 * that breaks it is sent back with the complaint; a second one fails the stage.
 */
public final class StructuredAnswers {

  private static final Logger log = LoggerFactory.getLogger(StructuredAnswers.class);

  private final SchemaCheck check = new SchemaCheck();

  /**
   * @param question with a schema
   * @throws StageFailedException also when the repaired answer breaks the schema
   */
  public StructuredAnswer ask(Conversation llm, Question question) throws InterruptedException {
    AnswerSchema schema = question.schema();
    if (schema == null) {
      throw new IllegalArgumentException("A structured answer needs a question with a schema.");
    }
    Answer first = llm.ask(question);
    return switch (check.check(first.text(), schema)) {
      case SchemaCheck.Obeys obeys -> new StructuredAnswer(obeys.json(), first.model());
      case SchemaCheck.Breaks breaks -> {
        log.info(
            "An answer of {} broke the schema {} ({}). It is asked once to repair it.",
            first.model(),
            schema.name(),
            breaks.complaint());
        yield repaired(llm.ask(repair(question, first, breaks.complaint())), schema);
      }
    };
  }

  private StructuredAnswer repaired(Answer second, AnswerSchema schema) {
    return switch (check.check(second.text(), schema)) {
      case SchemaCheck.Obeys obeys -> new StructuredAnswer(obeys.json(), second.model());
      case SchemaCheck.Breaks breaks ->
          throw new StageFailedException(
              "llm_answer_invalid",
              "The model %s broke the schema %s twice: %s. Reprocess the run, or choose another model."
                  .formatted(second.model(), schema.name(), breaks.complaint()));
    };
  }

  private static Question repair(Question question, Answer answer, String complaint) {
    return new Question(
        question.system(),
        """
        %s

        You have answered this before:
        %s

        That answer was not accepted, because %s.
        Answer again with the whole JSON, corrected, and nothing else.\
        """
            .formatted(question.user(), answer.text(), complaint),
        question.schema(),
        question.temperature(),
        question.seed(),
        question.maxCompletionTokens());
  }
}
