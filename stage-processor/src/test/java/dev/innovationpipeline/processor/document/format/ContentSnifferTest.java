package dev.innovationpipeline.processor.document.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.format.ContentSniffer.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSnifferTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: a@b.example\r\nMIME-Version: 1.0\r\n\r\nHello",
        "Received: from a\r\n\tby b\r\nSubject: Jars\r\n\r\n",
        "Message-ID: <1@b.example>\nDate: Sat, 28 Nov 2026 10:00:00 +0100\n\nHello",
      })
  void knowsMails(String text) throws Exception {
    assertThat(formatOf(text)).isEqualTo(Format.MAIL);
  }

  @Test
  void knowsMailsWithLongHeaders() throws Exception {
    assertThat(formatOf("Received: from a.example\r\n".repeat(500))).isEqualTo(Format.MAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: the board\nTo: all\nSubject: Jars\n\nWe refill.",
        "Received: 41 jars.\nWashed: 40",
        "Received from customers: jars\n\nFrom: them",
        "MIME-Version: 1.0 is a header.\nIt begins mails.\n\nFrom: me",
        " From: a@b.example\nMIME-Version: 1.0\n\nHello",
        "Jars: a report",
      })
  void knowsTextThatIsNoMail(String text) throws Exception {
    assertThat(formatOf(text)).isEqualTo(Format.TEXT);
  }

  @Test
  void knowsContainersByTheirFirstBytes() throws Exception {
    assertThat(formatOf("PK\u0003\u0004 and more")).isEqualTo(Format.ZIP);
    assertThat(formatOf("{\\rtf1 and more}")).isEqualTo(Format.RICH_TEXT);
    assertThat(formatOf("<html><p>")).isEqualTo(Format.HTML);
  }

  private static Format formatOf(String text) throws IOException {
    try (SpooledFile file =
        SpooledFile.copyOf(new ByteArrayInputStream(text.getBytes(UTF_8)), 1 << 20)) {
      return ContentSniffer.formatOf(file);
    }
  }
}
