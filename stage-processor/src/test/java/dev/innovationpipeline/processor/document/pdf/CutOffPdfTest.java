package dev.innovationpipeline.processor.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of eight programs, with tables of their objects and with streams of them. */
class CutOffPdfTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/documents");
  private static final int MAX_PAGES = 1_000;
  private static final int PARTS = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google-doc.pdf",
        "two-columns.pdf",
        "epa-natts-trends-2025.pdf",
        "latex-justified.pdf",
        "known/report.pdf",
        "known/table.pdf",
        "known/slides.pdf",
        "known/chinese.pdf"
      })
  void isRefusedUnlessAllOfItsTextIsThere(String name) throws Exception {
    byte[] whole = Files.readAllBytes(DOCUMENTS.resolve(name));
    String text = textOf(whole);
    for (int part = 1; part < PARTS; part++) {
      byte[] cut = Arrays.copyOf(whole, whole.length / PARTS * part);
      assertThatThrownBy(() -> textOf(cut))
          .as("%d of %d parts of %s", part, PARTS, name)
          .isInstanceOfSatisfying(
              StageFailedException.class,
              failure -> assertThat(failure.code()).isEqualTo("document_corrupt"))
          .hasMessageContaining("incomplete");
    }
    byte[] withoutItsLastLines = Arrays.copyOf(whole, whole.length - 16);
    assertThat(textOf(withoutItsLastLines)).isEqualTo(text);
    assertThat(textOf(Arrays.copyOf(whole, whole.length + 5_000))).isEqualTo(text);
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(pdf), Long.MAX_VALUE)) {
      return PdfText.read(file, MAX_PAGES).document().text();
    }
  }
}
