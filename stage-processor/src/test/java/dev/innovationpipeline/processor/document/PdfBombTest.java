package dev.innovationpipeline.processor.document;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small files that fill the memory when unpacked. */
@Timeout(60)
class PdfBombTest {

  private static final int MEBIBYTES = 300;

  @TempDir private Path directory;

  @Test
  void rejectsAPageThatIsTooLargeUnpacked() throws Exception {
    Path bomb = save(pdf -> pdf.addPage(page(new PDStream(pdf, spaces(), COSName.FLATE_DECODE))));
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    assertFails("document_too_large", () -> load(bomb));
  }

  @Test
  void measuresChainsOfFilters() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      spaces().transferTo(out);
    }
    COSArray filters = new COSArray();
    filters.add(COSName.ASCII_HEX_DECODE);
    filters.add(COSName.FLATE_DECODE);
    Path bomb =
        save(
            pdf -> {
              PDStream stream = new PDStream(pdf);
              try (var out = stream.getCOSObject().createRawOutputStream()) {
                String hex = HexFormat.of().formatHex(packed.toByteArray());
                out.write(hex.getBytes(StandardCharsets.US_ASCII));
              }
              stream.getCOSObject().setItem(COSName.FILTER, filters);
              pdf.addPage(page(stream));
            });
    assertFails("document_too_large", () -> load(bomb));
  }

  /** The pages and the cross-reference table are in compressed streams. */
  @Test
  void rejectsABombInAnObjectStream() throws Exception {
    Path bomb =
        save(
            pdf -> {
              PDPage page = new PDPage();
              byte[] padding = new byte[120 * 1024 * 1024];
              Arrays.fill(padding, (byte) ' ');
              page.getCOSObject().setItem("Padding", new COSString(padding));
              pdf.addPage(page);
            });
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    assertFails("document_too_large", () -> load(bomb));
  }

  @Test
  void readsUsualCompression() throws Exception {
    Path harmless =
        save(
            pdf -> {
              PDPage page = new PDPage();
              pdf.addPage(page);
              try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.showText("Words that are packed as in every file of this kind.");
                content.endText();
              }
            });
    assertThat(load(harmless).text())
        .isEqualTo("Words that are packed as in every file of this kind.");
  }

  private interface Content {
    void addTo(PDDocument pdf) throws IOException;
  }

  private Path save(Content content) throws IOException {
    Path file = directory.resolve("document.pdf");
    try (PDDocument pdf = new PDDocument()) {
      content.addTo(pdf);
      pdf.save(file.toFile());
    }
    return file;
  }

  private static PDPage page(PDStream content) {
    PDPage page = new PDPage();
    page.setContents(content);
    return page;
  }

  private static InputStream spaces() {
    byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    return new SequenceInputStream(
        Collections.enumeration(
            Stream.generate(() -> new ByteArrayInputStream(mebibyte)).limit(MEBIBYTES).toList()));
  }

  private static Document load(Path file) throws InterruptedException {
    return new Documents(Failures.local()).load(file.toUri().toString(), "acme");
  }
}
