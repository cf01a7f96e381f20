package dev.innovationpipeline.cli.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.wire.WireJson;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MessageInputTest {

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n";

  private final ByteArrayOutputStream answered = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{bad                                         | -32700 | null",
        "{\"jsonrpc\": \"2.0\"} {}                     | -32700 | null",
        "[]                                           | -32600 | null",
        "5                                            | -32600 | null",
        "null                                         | -32600 | null",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600 | null",
        "{\"jsonrpc\": \"2.0\", \"id\": \"mine\"}      | -32600 | \"mine\"",
        "{\"id\": 7, \"method\": \"ping\"}             | -32600 | 7",
        "{\"jsonrpc\": \"2.0\", \"id\": 1.5, \"method\": \"ping\"} | -32600 | null",
        "{\"jsonrpc\": \"2.0\", \"id\": 9, \"result\": null} | -32600 | null",
      })
  void whatIsNoMessageIsAnsweredAndNotPassedOn(String line, int code, String id) throws Exception {
    assertThat(passedOn(PING + line + "\r\n" + PING)).isEqualTo(PING + PING);
    assertRefused(code, id);
  }

  @Test
  void deepAndLongLinesAreNoMessagesEither() throws Exception {
    assertThat(passedOn("[".repeat(100_000) + "\n" + PING)).isEqualTo(PING);
    assertRefused(-32700, "null");
    answered.reset();
    assertThat(passedOn("x".repeat(3 * MessageInput.MAX_BYTES) + "\n" + PING)).isEqualTo(PING);
    assertRefused(-32600, "null");
  }

  @Test
  void blanksBetweenMessagesAndInThemAreNoMistakes() throws Exception {
    assertThat(passedOn("\r\n \n" + PING.replace(":", ":\r").strip()))
        .isEqualTo(PING.replace(":", ": "));
    assertThat(answered.size()).isZero();
  }

  @Test
  void anInputThatFailsHasEnded() throws Exception {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    MessageInput input = input(closed);

    assertThatThrownBy(input::read).isInstanceOf(IOException.class);
    input.await();
  }

  private String passedOn(String text) throws Exception {
    MessageInput input = input(new ByteArrayInputStream(text.getBytes(UTF_8)));
    String passedOn = new String(input.readAllBytes(), UTF_8);
    input.await();
    return passedOn;
  }

  private MessageInput input(InputStream in) {
    return new MessageInput(in, answered, McpJsonDefaults.getMapper());
  }

  private void assertRefused(int code, String id) {
    assertThat(answered.toString(UTF_8).lines()).hasSize(1);
    JsonNode answer = WireJson.MAPPER.readTree(answered.toString(UTF_8));
    assertThat(answer.path("jsonrpc").asString()).isEqualTo("2.0");
    assertThat(answer.get("id").toString()).isEqualTo(id);
    assertThat(answer.path("error").path("code").asInt()).isEqualTo(code);
    assertThat(answer.path("error").path("message").asString()).contains("Send");
  }
}
