package dev.innovationpipeline.processor.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams whose chunks come at set times. */
class SilenceTest {

  private static final Duration FIRST = Duration.ofMinutes(5);
  private static final Duration FURTHER = Duration.ofMinutes(2);

  private final SettableTime clock = new SettableTime(Instant.EPOCH);
  private final Silence silence = new Silence(FIRST, FURTHER, TimeSource.of(clock, clock::elapsed));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":\"w\"}",
        "{\"reasoning\":\"hm\"}",
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"}]}",
        "{\"refusal\":\"no\"}",
      })
  void eachPartOfAnAnswerBreaksIt(String delta) throws IOException {
    String chunk = "data: {\"choices\":[{\"delta\":" + delta + "}]}\n\n";
    assertThat(read(10, 119, chunk)).contains("choices");
  }

  @Test
  void theFirstPartMayTakeLonger() throws IOException {
    assertThat(read(1, 299, "data: {\"choices\":[{\"delta\":{\"content\":\"w\"}}]}\n\n"))
        .contains("w");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ": OPENROUTER PROCESSING\n\n",
        "\n",
        "event: ping\n\n",
        "data: {\"choices\":[]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n",
      })
  void whatOnlyKeepsAConnectionOpenDoesNot(String nothing) {
    assertThatThrownBy(() -> read(100, 10, nothing))
        .isInstanceOf(Silence.SilentException.class)
        .hasMessage("no part of the answer within 300 s");
    assertThat(clock.elapsed()).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @CsvSource({"40", "119"})
  void commentsDoNotProlongAPause(int seconds) {
    silence.broken();
    assertThatThrownBy(() -> read(100, seconds, ": still here\n\n"))
        .isInstanceOf(Silence.SilentException.class)
        .hasMessage("no further part of the answer within 120 s");
    assertThat(clock.elapsed()).isLessThan(FURTHER.multipliedBy(2));
  }

  @Test
  void theWallClockDoesNotCount() {
    clock.setWallClock(Duration.ofHours(6));
    assertThat(silence.left()).isEqualTo(FIRST);
  }

  /** The body that a stream of equal pieces gives, each so long after the one before. */
  private String read(int pieces, int seconds, String piece) throws IOException {
    ForwardingSource slow =
        new ForwardingSource(new Buffer()) {
          private int left = pieces;

          @Override
          public long read(Buffer sink, long byteCount) {
            if (left == 0) {
              return -1;
            }
            left--;
            clock.pass(Duration.ofSeconds(seconds));
            sink.writeUtf8(piece);
            return piece.length();
          }
        };
    try (Response response =
        new Response.Builder()
            .request(new Request.Builder().url("http://127.0.0.1/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .body(
                ResponseBody.create(
                    Okio.buffer(silence.watched(slow)), MediaType.get("text/event-stream"), -1))
            .build()) {
      return StreamedAnswer.bodyOf(response, silence, text -> {});
    }
  }
}
