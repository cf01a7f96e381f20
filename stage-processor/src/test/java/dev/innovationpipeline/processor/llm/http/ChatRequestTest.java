package dev.innovationpipeline.processor.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            new String(new ChatRequest("some/model", List.of(), question, true).body(true), UTF_8))
        .isEqualTo(
            body(List.of(), question)
                .replaceFirst(
                    "}$", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"));
  }

  private static String body(List<String> fallbacks, Question question) {
    return new String(new ChatRequest("some/model", fallbacks, question, true).body(false), UTF_8);
  }
}
