package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDF files with headers and page numbers. */
class RunningHeadersTest {

  private static final List<List<String>> PAGES =
      List.of(
          List.of("Jars are refilled at the market.", "It saves glass, say the compa-"),
          List.of("nies that sell them.", "Rain keeps people at home."),
          List.of("A stall under a roof sells more.", "Nobody minds the walk."));

  @TempDir private Path directory;

  @Test
  void areLeftOutSoThatTextGoesOnFromPageToPage() throws Exception {
    Document document = read(PAGES);
    assertThat(document.text())
        .isEqualTo(
            """
            Jars are refilled at the market.
            It saves glass, say the companies that sell them.
            Rain keeps people at home.

            A stall under a roof sells more.
            Nobody minds the walk.\
            """);
    assertThat(document.runningRows())
        .containsExactly("Market report", "1", "Market report", "2", "Market report", "3");
    assertThat(document.hiddenWords()).isZero();
  }

  @Test
  void stayInADocumentOfTwoPages() throws Exception {
    assertThat(read(PAGES.subList(0, 2)).text())
        .contains("Market report\nJars", "compa-\n\n1\n\nMarket", "\n\n2");
  }

  private Document read(List<List<String>> pages) throws IOException, InterruptedException {
    Path file = directory.resolve("document.pdf");
    try (PDDocument pdf = new PDDocument()) {
      for (int index = 0; index < pages.size(); index++) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          write(content, 750, "Market report");
          int height = 700;
          for (String line : pages.get(index)) {
            write(content, height, line);
            height -= 14;
          }
          write(content, 40, Integer.toString(index + 1));
        }
      }
      pdf.save(file.toFile());
    }
    return new Documents(Failures.local()).load(file.toUri().toString(), "acme");
  }

  private static void write(PDPageContentStream content, int height, String text)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), 11);
    content.newLineAtOffset(60, height);
    content.showText(text);
    content.endText();
  }
}
