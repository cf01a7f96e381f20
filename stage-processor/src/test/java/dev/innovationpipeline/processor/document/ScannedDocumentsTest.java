package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.comparison.TextComparison;
import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.pdf.PageImage;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PDF files with pages that are pictures. */
@Timeout(180)
class ScannedDocumentsTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/documents");
  private static final Path REPORT = DOCUMENTS.resolve("known/report.pdf");
  private static final double MIN_RECALL = 0.95;

  private static final ScanSettings ON = ScanSettings.defaults();
  private static final ScanSettings OFF =
      new ScanSettings(false, ON.command(), ON.languages(), ON.pageTimeout());
  private static final ScanSettings MISSING =
      new ScanSettings(true, "/no/such/tesseract", ON.languages(), ON.pageTimeout());

  @TempDir private Path directory;

  @Test
  void readsScannedPages() throws Exception {
    requireTesseract();
    Document document = load(scan(), ON);
    TextComparison comparison = TextComparison.of(reportText(), document.text());
    assertThat(comparison.recall()).as(document.text()).isGreaterThan(MIN_RECALL);
    assertThat(document.pages()).isEqualTo(1);
  }

  @Test
  void readsScannedPagesBetweenOthersInTheirPlace() throws Exception {
    requireTesseract();
    Document document = load(mixed(), ON);
    assertThat(document.unreadPages()).isEmpty();
    String text = document.text();
    assertThat(TextComparison.of(reportText() + reportText() + reportText(), text).recall())
        .isGreaterThan(MIN_RECALL);
    String[] starts = text.split("What the second year brought");
    assertThat(starts).hasSize(4);
  }

  @Test
  void saysHowToSwitchRecognitionOn() throws Exception {
    assertThat(failure(scan(), OFF))
        .isEqualTo(
            "Page 1 of the document has pictures without text: text recognition (OCR) is switched"
                + " off by pipeline.documents.ocr.enabled.");
    assertThat(failure(DOCUMENTS.resolve("image-only.pdf"), MISSING))
        .startsWith("Pages 1–6 of the document have pictures without text: ")
        .contains("needs Tesseract", "apt install tesseract-ocr");
  }

  @Test
  void saysThatPicturesHaveNoText() throws Exception {
    requireTesseract();
    assertThat(failure(DOCUMENTS.resolve("image-only.pdf"), ON))
        .endsWith("text recognition (OCR) in eng found none.");
  }

  @Test
  void readsTheOtherPagesWithoutRecognition() throws Exception {
    for (ScanSettings settings : new ScanSettings[] {OFF, MISSING}) {
      Document document = load(mixed(), settings);
      assertThat(document.text().split("What the second year brought")).hasSize(3);
      assertThat(document.unreadPages()).containsExactly(2);
    }
  }

  @Test
  void saysWhichPagesOfAnAttachedFileWereNotRead() throws Exception {
    String mail =
        """
        From: ann@shop.example
        Subject: Report
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: application/pdf
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename=report.pdf

        %s
        --x--
        """
            .formatted(Base64.getMimeEncoder().encodeToString(Files.readAllBytes(mixed())));
    Document document = load(Files.writeString(directory.resolve("mail.eml"), mail), OFF);
    assertThat(document.mediaType()).isEqualTo("message/rfc822");
    assertThat(document.text().split("What the second year brought")).hasSize(3);
    assertThat(document.unreadPages()).containsExactly(2);
  }

  @Test
  void leavesOutPagesThatTakeTooLong() throws Exception {
    requireTesseract();
    ScanSettings hasty = new ScanSettings(true, ON.command(), ON.languages(), Duration.ofMillis(1));
    Document document = load(mixed(), hasty);
    assertThat(document.text().split("What the second year brought")).hasSize(3);
    assertThat(document.unreadPages()).containsExactly(2);
  }

  private static void requireTesseract() throws InterruptedException {
    ExternalTool.require(
        ON.tesseract().installed(), "Text recognition needs Tesseract: apt install tesseract-ocr.");
  }

  private static String failure(Path file, ScanSettings settings) {
    StageFailedException failure =
        catchThrowableOfType(StageFailedException.class, () -> load(file, settings));
    assertThat(failure.code()).isEqualTo("document_no_text");
    return String.valueOf(failure.getMessage());
  }

  private static Document load(Path file, ScanSettings settings) throws Exception {
    try (Documents documents =
        new Documents(Failures.local(), ParserSettings.defaults(), settings, KeptDocuments.off())) {
      return documents.load(file.toUri().toString(), "acme");
    }
  }

  private static String reportText() throws IOException {
    return Files.readString(DOCUMENTS.resolve("known/report.txt"));
  }

  private Path scan() throws IOException {
    Path file = directory.resolve("scan.pdf");
    try (PDDocument pdf = new PDDocument()) {
      addScan(pdf);
      pdf.save(file.toFile());
    }
    return file;
  }

  /** A page of text, its scan, and the page of text again. */
  private Path mixed() throws IOException {
    Path file = directory.resolve("mixed.pdf");
    try (PDDocument report = Loader.loadPDF(REPORT.toFile());
        PDDocument pdf = new PDDocument()) {
      pdf.importPage(report.getPage(0));
      addScan(pdf);
      pdf.importPage(report.getPage(0));
      pdf.save(file.toFile());
    }
    return file;
  }

  private static void addScan(PDDocument pdf) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    pdf.addPage(page);
    try (SpooledFile report = SpooledFile.of(REPORT);
        PDPageContentStream content = new PDPageContentStream(pdf, page)) {
      var picture = LosslessFactory.createFromImage(pdf, PageImage.of(report, 1));
      content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
    }
  }
}
