package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that rejects a wish for JSON is asked for less of it, at once and from then on. */
class LlmResponseFormatTest extends LlmFixture {

  private static final Question JSON =
      new Question(
          "S", "Answer with JSON.", new AnswerSchema("a", "{\"type\":\"object\"}"), 0, 1, 10);

  private static final String SCHEMA = "json_schema";
  private static final String OBJECT = "json_object";
  private static final String NONE = "none";

  /** As OpenAI, Azure, OpenRouter, vLLM, LM Studio and others say it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Invalid parameter: 'response_format' of type 'json_schema' is not supported with"
            + " this model.",
        "400 | response_format value as json_schema is enabled only for api versions"
            + " 2024-08-01-preview and later",
        "404 | No endpoints found that support structured outputs",
        "422 | response_format.json_schema: Extra inputs are not permitted",
        "400 | Structured Outputs are not available here",
        "400 | guided decoding is not supported"
      })
  void aRejectedSchemaBecomesSomeJson(int status, String error) throws Exception {
    provider.thenReplies(Reply.error(status, error));
    assertThat(conversation().ask(JSON).text()).isEqualTo("fine");
    assertThat(forms()).containsExactly(SCHEMA, OBJECT);
    assertThat(provider.received().get(1).headers()).containsKey("x-openrouter-cache");
  }

  @Test
  void whatIsRejectedOnceIsNotSentToThatModelAgain() throws Exception {
    LlmClient client = client(time);
    Reply rejection = Reply.error(400, "unknown parameter response_format");
    provider.thenReplies(rejection, rejection);
    client.conversation(CALL, null, recorder).ask(JSON);
    client.conversation(CALL, null, recorder).ask(JSON);
    client.conversation(CALL, "other/model", recorder).ask(JSON);
    assertThat(forms()).containsExactly(SCHEMA, OBJECT, NONE, NONE, SCHEMA);
    assertThat(provider.received().get(2).body()).isEqualTo(provider.received().get(3).body());
  }

  @Test
  void anAdjustedRequestDiffersInNothingElse() throws Exception {
    provider.thenReplies(Reply.error(400, "json_schema is not supported"));
    conversation().ask(JSON);
    assertThat(provider.received().get(1).body())
        .isEqualTo(
            provider
                .received()
                .get(0)
                .body()
                .replaceFirst(
                    "\\{\"type\":\"json_schema\".*?\\}\\}\\}", "{\"type\":\"json_object\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"the document is too large", "the grammar of the question is bad"})
  void anotherRejectionIsNone(String error) {
    provider.thenReplies(Reply.error(400, error));
    assertThat(
            catchThrowableOfType(StageFailedException.class, () -> conversation().ask(JSON)).code())
        .isEqualTo("llm_bad_request");
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void anEndpointThatRejectsEverythingIsNotAskedForEver() {
    provider.alwaysReplies(Reply.error(400, "unknown parameter response_format"));
    assertThat(
            catchThrowableOfType(StageFailedException.class, () -> conversation().ask(JSON)).code())
        .isEqualTo("llm_bad_request");
    assertThat(forms()).containsExactly(SCHEMA, OBJECT, NONE);
  }

  @Test
  void proseIsAskedForOnce() {
    provider.alwaysReplies(Reply.error(400, "unknown parameter response_format"));
    failureOf(conversation());
    assertThat(forms()).containsExactly(NONE);
  }

  private List<String> forms() {
    return provider.received().stream()
        .map(
            call ->
                call.body().contains("\"response_format\":{\"type\":\"json_schema\"")
                    ? SCHEMA
                    : call.body().contains("\"response_format\":{\"type\":\"json_object\"}")
                        ? OBJECT
                        : NONE)
        .toList();
  }
}
