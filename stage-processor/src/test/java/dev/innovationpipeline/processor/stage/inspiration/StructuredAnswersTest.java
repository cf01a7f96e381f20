package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.inspiration.StructuredAnswers.StructuredAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredAnswersTest {

  private static final Question QUESTION =
      new Question(
          "You are terse.",
          "Name a fruit.",
          new Question.AnswerSchema(
              "fruit",
              """
              {"type":"object","required":["name"],"additionalProperties":false,
               "properties":{"name":{"type":"string","minLength":2}}}\
              """),
          0.2,
          7,
          100);

  private final Deque<String> script = new ArrayDeque<>();
  private final List<Question> asked = new ArrayList<>();
  private final Conversation llm =
      question -> {
        asked.add(question);
        return new Answer(script.remove(), "served/model");
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"fig\"}",
        "```json\n{\"name\":\"fig\"}\n```",
        "```\n{\"name\":\"fig\"}```",
        "Here it is:\n```json\n{\"name\":\"fig\"}\n```\nEnjoy!",
        "Here it is: {\"name\":\"fig\"}. Enjoy!",
      })
  void findsTheJsonInTheAnswer(String text) throws Exception {
    script.add(text);
    StructuredAnswer answer = new StructuredAnswers(AnswerShape.AS_IT_IS).ask(llm, QUESTION);
    assertThat(answer.json().path("name").asString()).isEqualTo("fig");
    assertThat(answer.model()).isEqualTo("served/model");
    assertThat(asked).containsExactly(QUESTION);
  }

  @Test
  void aFenceInsideAValueIsLeftAlone() throws Exception {
    script.add("{\"name\":\"```fig```\"}");
    assertThat(
            new StructuredAnswers(AnswerShape.AS_IT_IS)
                .ask(llm, QUESTION)
                .json()
                .path("name")
                .asString())
        .isEqualTo("```fig```");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"nome\":\"fig\"}", "{\"name\":\"fi", "I cannot think of one"})
  void requestsOneRepair(String broken) throws Exception {
    script.addAll(List.of(broken, "{\"name\":\"fig\"}"));
    assertThat(
            new StructuredAnswers(AnswerShape.AS_IT_IS)
                .ask(llm, QUESTION)
                .json()
                .path("name")
                .asString())
        .isEqualTo("fig");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).user())
        .startsWith("Name a fruit.\n")
        .contains(broken)
        .contains("was not accepted, because");
    assertThat(asked.get(1).schema()).isEqualTo(QUESTION.schema());
  }

  @Test
  void sendsTheErrorsToTheModel() throws Exception {
    script.addAll(List.of("{\"name\":5}", "{\"name\":\"fig\"}"));
    new StructuredAnswers(AnswerShape.AS_IT_IS).ask(llm, QUESTION);
    assertThat(asked.get(1).user()).contains("at '/name' integer found, string expected");
  }

  @Test
  void failsIfTheRepairIsInvalidToo() {
    script.addAll(List.of("{}", "{\"name\":\"\"}", "{\"name\":\"too late\"}"));
    StageFailedException failure =
        catchThrowableOfType(
            StageFailedException.class,
            () -> new StructuredAnswers(AnswerShape.AS_IT_IS).ask(llm, QUESTION));
    assertThat(failure.code()).isEqualTo("llm_answer_invalid");
    assertThat(failure).hasMessageContaining("served/model").hasMessageContaining("/name");
    assertThat(asked).hasSize(2);
  }
}
