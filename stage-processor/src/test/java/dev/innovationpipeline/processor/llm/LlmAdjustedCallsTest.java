package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.InputTooLongException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.error.Parameter;
import dev.innovationpipeline.processor.llm.error.RecordedError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rejected request is adjusted once, and the next one is right at once. */
class LlmAdjustedCallsTest extends LlmFixture {

  private static final Question QUESTION_WITH_SCHEMA =
      new Question(
          "You are terse.", "Say “fine”.", new Question.AnswerSchema("x", "{}"), 0.2, 7, 4_000);

  private static final String NO_TEMPERATURE =
      "{\"error\":{\"message\":\"no\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}";

  @ParameterizedTest
  @MethodSource("dev.innovationpipeline.processor.llm.error.RecordedError#rejections")
  void onlyTheFirstRequestIsRejected(RecordedError error) throws Exception {
    provider.thenReplies(Reply.http(error.status(), error.body().toString()));
    LlmClient client = client(time, "streamed-calls", "100");
    for (int asked = 0; asked < 2; asked++) {
      Conversation conversation = client.conversation(CALL, null, recorder);
      assertThat(conversation.ask(QUESTION_WITH_SCHEMA).text()).isEqualTo("fine");
    }
    List<String> bodies = provider.received().stream().map(FakeProvider.Received::body).toList();
    assertThat(bodies).hasSize(3);
    assertThat(bodies.get(1)).isNotEqualTo(bodies.get(0)).isEqualTo(bodies.get(2));
    for (Parameter rejected : error.rejected()) {
      String left = rejected == Parameter.RESPONSE_FORMAT ? "json_schema" : rejected.key();
      assertThat(bodies.get(1)).doesNotContain("\"" + left + "\":");
    }
    assertThat(recorder.retries).hasSize(1);
    assertThat(time.pauses).isEmpty();
    assertThat(provider.received())
        .allSatisfy(call -> assertThat(call.headers()).containsKey("x-openrouter-cache"));
  }

  @Test
  void severalParametersAreLeftOutOneAfterTheOther() throws Exception {
    provider.thenReplies(
        Reply.http(400, "{\"detail\":\"Unsupported parameter: seed\"}"),
        Reply.http(400, "{\"detail\":\"Unsupported parameter: max_completion_tokens\"}"),
        Reply.http(400, "{\"detail\":\"Unsupported parameter: max_tokens\"}"));
    conversation().ask(QUESTION);
    assertThat(provider.received().getLast().body())
        .endsWith("\"temperature\":0.2}")
        .startsWith("{\"model\":\"some/model\"");
    assertThat(recorder.retries)
        .extracting(Recorder.Retry::error)
        .allSatisfy(error -> assertThat(error).contains("; asking again without "));
  }

  @Test
  void aRequestThatIsStillRejectedFailsAndTeachesNothing() {
    provider.alwaysReplies(Reply.http(400, NO_TEMPERATURE));
    LlmClient client = client(time);
    for (int asked = 0; asked < 2; asked++) {
      StageFailedException failure = failureOf(client.conversation(CALL, null, recorder));
      assertThat(failure.code()).isEqualTo("llm_bad_request");
    }
    assertThat(provider.received()).hasSize(4);
    assertThat(provider.received().get(2).body()).contains("temperature");
  }

  @Test
  void whatAModelRejectsAnotherMayTake() throws Exception {
    provider.thenReplies(Reply.http(400, NO_TEMPERATURE));
    LlmClient client = client(time);
    client.conversation(CALL, "one/model", recorder).ask(QUESTION);
    client.conversation(CALL, "other/model", recorder).ask(QUESTION);
    assertThat(provider.received().getLast().body()).contains("temperature");
  }

  @Test
  void itIsAskedForAgainAfterAnHour() throws Exception {
    provider.thenReplies(Reply.http(400, NO_TEMPERATURE));
    LlmClient client = client(time);
    client.conversation(CALL, null, recorder).ask(QUESTION);
    time.settable.pass(Duration.ofMinutes(59));
    client.conversation(CALL, null, recorder).ask(QUESTION);
    assertThat(provider.received().getLast().body()).doesNotContain("temperature");
    time.settable.pass(Duration.ofMinutes(2));
    client.conversation(CALL, null, recorder).ask(QUESTION);
    assertThat(provider.received().getLast().body()).contains("temperature");
  }

  @Test
  void reasoningIsAskedForInTheWordsThatTheServerKnows() throws Exception {
    provider.thenReplies(
        Reply.http(
            200,
            "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"\","
                + "\"reasoning\":\"hm\"}}]}"),
        Reply.http(400, "{\"error\":{\"message\":\"Unknown parameter: 'reasoning'.\"}}"));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(provider.received().get(2).body())
        .endsWith("\"max_completion_tokens\":8000,\"reasoning_effort\":\"low\"}");
  }

  @Test
  void anErrorOfTheServerIsRetriedIfNothingIsToBeLeftOut() throws Exception {
    String error = "{\"error\":\"response_format is not supported\"}";
    provider.thenReplies(Reply.http(500, error), Reply.http(500, error));
    assertThat(conversation().ask(QUESTION).text()).isEqualTo("fine");
    assertThat(time.pauses).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "8192, 16384, '8192, requested 16384', 5",
    "0, 0, 'prompt is too long', 12",
  })
  void aQuestionThatIsTooLongNamesTheLengthThatFits(
      int tokens, int requested, String words, int maxLength) {
    provider.alwaysReplies(
        Reply.http(
            400, "{\"error\":{\"message\":\"maximum context length is " + words + " tokens\"}}"));
    LlmClient client = client(time);
    InputTooLongException failure = tooLong(client.conversation(CALL, null, recorder));
    assertThat(failure.code()).isEqualTo("llm_input_too_long");
    assertThat(failure.maxLength()).isEqualTo(maxLength);
    assertThat(client.conversation(CALL, null, recorder).maxLength()).isEqualTo(maxLength);
    assertThat(tooLong(client.conversation(CALL, null, recorder)).maxLength()).isEqualTo(maxLength);
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void aModelWithMoreRoomIsAskedFirst() throws Exception {
    provider.thenReplies(Reply.http(400, "{\"error\":\"prompt is too long\"}"));
    LlmClient client = client(time, "fallback-models", "second/model");
    for (int asked = 0; asked < 2; asked++) {
      client.conversation(CALL, null, recorder).ask(QUESTION);
      assertThat(provider.received().getLast().body()).startsWith("{\"model\":\"second/model\"");
    }
    assertThat(provider.received()).hasSize(3);
    client.conversation(CALL, null, recorder).ask(QUESTION.withUser("?"));
    assertThat(provider.received().getLast().body()).startsWith("{\"model\":\"some/model\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 5_000})
  void namesOfModelsDoNotPileUp(int models) {
    KnownLimits limits = new KnownLimits(time);
    for (int model = 0; model < models; model++) {
      limits.worksWithout("model-" + model, Set.of(Parameter.SEED));
    }
    assertThat(limits.withoutFor("model-0")).isEmpty();
    assertThat(limits.withoutFor("model-" + (models - 1))).containsExactly(Parameter.SEED);
    assertThat(limits.withoutFor("model-" + (models - 1_000))).containsExactly(Parameter.SEED);
  }

  private static InputTooLongException tooLong(Conversation conversation) {
    return catchThrowableOfType(InputTooLongException.class, () -> conversation.ask(QUESTION));
  }
}
