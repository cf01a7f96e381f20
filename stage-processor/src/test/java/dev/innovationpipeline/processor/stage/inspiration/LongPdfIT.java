package dev.innovationpipeline.processor.stage.inspiration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thick book, in the memory of a small process. */
class LongPdfIT {

  private static final int PAGES = 1_500;
  private static final int LINES = 40;

  @TempDir private Path directory;

  @Test
  void isReadWholeWithinHalfAGigabyte() throws Exception {
    Path book = directory.resolve("book.pdf");
    write(book);
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LongPdfReader.class.getName(),
                book.toUri().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(reader.getInputStream().readAllBytes(), UTF_8);
    assertThat(reader.waitFor()).as(said).isZero();
    assertThat(said).contains("first p1.1, last p1500.", "degraded []");
    assertThat(said).containsPattern("calls (3\\d|4\\d|5\\d)\\b");
  }

  private static void write(Path book) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDType1Font font = new PDType1Font(FontName.HELVETICA);
      for (int page = 1; page <= PAGES; page++) {
        PDPage sheet = new PDPage();
        pdf.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(pdf, sheet)) {
          content.beginText();
          content.setFont(font, 10);
          content.setLeading(14);
          content.newLineAtOffset(60, 740);
          for (int line = 0; line < LINES; line++) {
            content.showText(
                "Line %d of page %d tells how people in town %d refill their jars of glass."
                    .formatted(line, page, page * LINES + line));
            content.newLine();
          }
          content.endText();
        }
      }
      pdf.save(book.toFile());
    }
  }
}
