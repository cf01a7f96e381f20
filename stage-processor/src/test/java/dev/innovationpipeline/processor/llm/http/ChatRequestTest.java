package dev.innovationpipeline.processor.llm.http;

import static dev.innovationpipeline.processor.llm.error.Parameter.MAX_COMPLETION_TOKENS;
import static dev.innovationpipeline.processor.llm.error.Parameter.MAX_TOKENS;
import static dev.innovationpipeline.processor.llm.error.Parameter.MODELS;
import static dev.innovationpipeline.processor.llm.error.Parameter.REASONING;
import static dev.innovationpipeline.processor.llm.error.Parameter.REASONING_EFFORT;
import static dev.innovationpipeline.processor.llm.error.Parameter.RESPONSE_FORMAT;
import static dev.innovationpipeline.processor.llm.error.Parameter.SEED;
import static dev.innovationpipeline.processor.llm.error.Parameter.STREAM;
import static dev.innovationpipeline.processor.llm.error.Parameter.STREAM_OPTIONS;
import static dev.innovationpipeline.processor.llm.error.Parameter.SYSTEM_MESSAGE;
import static dev.innovationpipeline.processor.llm.error.Parameter.TEMPERATURE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.error.Parameter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden bytes: a changed byte makes every cached answer unreachable. */
class ChatRequestTest {

  @Test
  void keepsTheOrderOfKeys() {
    Question question =
        new Question(
            "You are terse.",
            "Say “fine”.",
            new Question.AnswerSchema("verdict", "{ \"type\": \"object\", \"a\": 1 }"),
            0.2,
            7,
            4_000);
    assertThat(body(List.of("next/model"), question))
        .isEqualTo(
            """
            {"model":"some/model","models":["next/model"],\
            "messages":[{"role":"system","content":"You are terse."},\
            {"role":"user","content":"Say “fine”."}],\
            "response_format":{"type":"json_schema","json_schema":\
            {"name":"verdict","strict":true,"schema":{"type":"object","a":1}}},\
            "temperature":0.2,"seed":7,"max_completion_tokens":4000}\
            """);
  }

  @Test
  void omitsUnsetFields() {
    assertThat(body(List.of(), new Question("S", "U", null, 0, 1, 10)))
        .isEqualTo(
            """
            {"model":"some/model","messages":[{"role":"system","content":"S"},\
            {"role":"user","content":"U"}],\
            "temperature":0.0,"seed":1,"max_completion_tokens":10}\
            """);
  }

  @Test
  void asksForAStreamAtTheEnd() {
    Question question = new Question("S", "U", null, 0, 1, 10);
    assertThat(
            new String(
                new ChatRequest("some/model", List.of(), question, Set.of()).body(true), UTF_8))
        .isEqualTo(
            body(List.of(), question)
                .replaceFirst(
                    "}$", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"));
  }

  static Stream<Arguments> adjusted() {
    String whole =
        """
        {"model":"some/model","models":["next/model"],\
        "messages":[{"role":"system","content":"S"},{"role":"user","content":"U"}],\
        "response_format":{"type":"json_schema","json_schema":\
        {"name":"verdict","strict":true,"schema":{}}},\
        "temperature":0.0,"seed":1,"max_completion_tokens":20,"reasoning":{"effort":"low"},\
        "stream":true,"stream_options":{"include_usage":true}}\
        """;
    String limit = "\"max_completion_tokens\":20,";
    String reasoning = "\"reasoning\":{\"effort\":\"low\"}";
    String options = ",\"stream_options\":{\"include_usage\":true}";
    return Stream.of(
        Arguments.of(Set.of(), whole),
        Arguments.of(Set.of(MODELS), whole.replace("\"models\":[\"next/model\"],", "")),
        Arguments.of(
            Set.of(SYSTEM_MESSAGE),
            whole.replace(
                "{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":\"U\"}",
                "{\"role\":\"user\",\"content\":\"S\\n\\nU\"}")),
        Arguments.of(
            Set.of(RESPONSE_FORMAT),
            whole.replaceFirst(
                "\"response_format\".*(?=\"temperature)",
                "\"response_format\":{\"type\":\"json_object\"},")),
        Arguments.of(Set.of(TEMPERATURE), whole.replace("\"temperature\":0.0,", "")),
        Arguments.of(Set.of(SEED), whole.replace("\"seed\":1,", "")),
        Arguments.of(Set.of(MAX_COMPLETION_TOKENS), whole.replace(limit, "\"max_tokens\":20,")),
        Arguments.of(Set.of(MAX_TOKENS), whole.replace(limit, "")),
        Arguments.of(Set.of(MAX_COMPLETION_TOKENS, MAX_TOKENS), whole.replace(limit, "")),
        Arguments.of(Set.of(REASONING), whole.replace(reasoning, "\"reasoning_effort\":\"low\"")),
        Arguments.of(Set.of(REASONING, REASONING_EFFORT), whole.replace(reasoning + ",", "")),
        Arguments.of(Set.of(STREAM_OPTIONS), whole.replace(options, "")),
        Arguments.of(Set.of(STREAM), whole.replace(",\"stream\":true" + options, "")));
  }

  @ParameterizedTest
  @MethodSource("adjusted")
  void leavesOutWhatIsRejected(Set<Parameter> rejected, String body) {
    Question question =
        new Question("S", "U", new Question.AnswerSchema("verdict", "{}"), 0, 1, 10);
    ChatRequest request =
        new ChatRequest("some/model", List.of("next/model"), question, Set.of())
            .withLessReasoning();
    assertThat(new String(request.without(rejected).body(true), UTF_8)).isEqualTo(body);
  }

  @Test
  void asksForJsonByThePromptAloneInTheEnd() {
    Question question =
        new Question("S", "U", new Question.AnswerSchema("verdict", "{}"), 0, 1, 10);
    ChatRequest rejectedTwice =
        new ChatRequest("m", List.of(), question, Set.of())
            .without(Set.of(RESPONSE_FORMAT))
            .without(Set.of(RESPONSE_FORMAT));
    assertThat(new String(rejectedTwice.body(true), UTF_8)).doesNotContain("response_format");
    assertThat(rejectedTwice.without(Set.of(RESPONSE_FORMAT))).isSameAs(rejectedTwice);
  }

  @Test
  void isTheSameRequestWhereItSendsNothingOfWhatIsRejected() {
    ChatRequest request =
        new ChatRequest("m", List.of(), new Question("S", "U", null, 0, 1, 10), Set.of());
    assertThat(request.without(Set.of(MODELS, RESPONSE_FORMAT, REASONING, REASONING_EFFORT)))
        .isSameAs(request);
    ChatRequest adjusted = request.without(Set.of(SEED));
    assertThat(adjusted).isNotSameAs(request);
    assertThat(adjusted.without(Set.of(SEED))).isSameAs(adjusted);
  }

  private static String body(List<String> fallbacks, Question question) {
    return new String(
        new ChatRequest("some/model", fallbacks, question, Set.of()).body(false), UTF_8);
  }
}
