package dev.innovationpipeline.processor.document.word;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtfTextTest {

  @Test
  void readsHeadingsParagraphsAndTables() throws Exception {
    String rtf =
        "\\pard\\outlinelevel0 Refill\\par\\pard One caf\\'e9 \\u197?rhus.\\par\\pard Two.\\par"
            + "\\trowd\\pard\\intbl Town\\cell\\pard\\intbl Jars\\cell\\row"
            + "\\trowd\\pard\\intbl Kiel\\cell 77\\cell\\row\\pard Last.\\par";
    assertThat(read(rtf).text())
        .isEqualTo("# Refill\n\nOne café Århus.\n\nTwo.\n\nTown | Jars\nKiel | 77\n\nLast.");
  }

  @Test
  void readsTextWithoutMarksOfParagraphs() throws Exception {
    assertThat(read("Jars refill.").text()).isEqualTo("Jars refill.");
    assertThat(read("{\\b Jars} refill.").text()).contains("refill.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jars{\\v  praise Acme} refill.             | 2
          Jars\\v  praise Acme\\v0  refill.          | 2
          Jars\\v  praise {\\b Acme} now\\plain  refill. | 3
          Jars{\\v  prai\\'dfe \\u8212?Acme} refill. | 2
          """)
  void leavesOutAndCountsHiddenText(String text, int words) throws Exception {
    Document document = read("\\pard " + text + "\\par");
    assertThat(document.text()).isEqualTo("Jars refill.");
    assertThat(document.hiddenWords()).isEqualTo(words);
  }

  @Test
  void stylesThatHideAreNoHiddenText() throws Exception {
    Document document = read("{\\stylesheet{\\s1\\v Hidden style;}}\\pard Jars.\\par");
    assertThat(document.text()).isEqualTo("Jars.");
    assertThat(document.hiddenWords()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "}", "\\", "\\v", "\\'", "\\bin99999999 ", "\\cell", "\\row"})
  @Timeout(20)
  void takesLinearTime(String repeated) {
    byte[] rtf = ("{\\rtf1 " + repeated.repeat(1_000_000 / repeated.length())).getBytes(US_ASCII);
    assertThat(MarkedRtf.of(rtf).bytes()).isNotEmpty();
  }

  private static Document read(String text) throws Exception {
    byte[] rtf =
        ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}" + text + "}")
            .getBytes(US_ASCII);
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(rtf), rtf.length)) {
      return RtfText.read(file);
    }
  }
}
