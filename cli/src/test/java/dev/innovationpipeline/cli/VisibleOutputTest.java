package dev.innovationpipeline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleOutputTest {

  private static final String HOSTILE =
      "a\u001b[31mb\u001b]0;title\u0007c\u009b2Jd\u202Ee\u2066f\rg\u007f";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = VisibleOutput.of(new PrintStream(written, true, UTF_8));

  @Test
  void showsWhatATerminalWouldObey() {
    out.println(HOSTILE);
    assertThat(written.toString(UTF_8))
        .isEqualTo(
            "a\\u001b[31mb\\u001b]0;title\\u0007c\\u009b2Jd\\u202ee\\u2066f\\u000dg\\u007f"
                + System.lineSeparator());
  }

  @Test
  void doesSoHoweverItIsPrinted() {
    Object object = List.of("1\u001b");
    out.printf("%s", "2\u001b");
    out.print(object);
    out.print(new char[] {'3', '\u001b'});
    out.print('\u001b');
    out.append("4\u001b");
    out.println(object);
    assertThat(written.toString(UTF_8)).doesNotContain("\u001b").contains("2\\u001b", "4\\u001b");
  }

  @Test
  void leavesTextAndBytesOfItsOwnAlone() {
    String plain = "Größe 日本 😀 10 €\tx\r\ny\n";
    out.print(plain);
    out.writeBytes("\r\u001b[K".getBytes(UTF_8));
    assertThat(written.toString(UTF_8)).isEqualTo(plain + "\r\u001b[K");
  }

  @Test
  void saysTheSameInJson() {
    out.println(WireJson.MAPPER.writeValueAsString(Map.of("title", HOSTILE)));
    String json = written.toString(UTF_8);
    assertThat(json).doesNotContain("\u001b", "\u009b", "\u202E");
    assertThat(WireJson.MAPPER.readTree(json).path("title").asString()).isEqualTo(HOSTILE);
  }
}
