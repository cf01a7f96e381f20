package dev.innovationpipeline.processor.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.zipped.ZippedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The titles that documents give themselves in their properties. */
class DocumentTitlesTest {

  private static final Documents DOCUMENTS = new Documents(Failures.local());
  private static final String TITLE = "Refills at Home, 2026";
  private static final String TEXT = "People refill jars at home. ".repeat(8);

  @TempDir private Path directory;

  @AfterAll
  static void end() {
    DOCUMENTS.close();
  }

  @Test
  void ofWordDocuments() throws Exception {
    assertThat(load("a.docx", docx(TITLE)).title()).isEqualTo(TITLE);
  }

  @Test
  void ofPresentations() throws Exception {
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide().createTextBox().setText(TEXT);
      assertThat(load("a.pptx", titled(show, TITLE)).title()).isEqualTo(TITLE);
    }
  }

  @Test
  void ofWorkbooks() throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      fill(workbook);
      assertThat(load("a.xlsx", titled(workbook, TITLE)).title()).isEqualTo(TITLE);
    }
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      fill(workbook);
      workbook.createInformationProperties();
      Objects.requireNonNull(workbook.getSummaryInformation()).setTitle(TITLE);
      workbook.write(bytes);
      assertThat(load("a.xls", bytes.toByteArray()).title()).isEqualTo(TITLE);
    }
  }

  @Test
  void ofPdfFiles() throws Exception {
    try (PDDocument pdf = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(60, 700);
        content.showText("People refill jars at home.");
        content.endText();
      }
      pdf.getDocumentInformation().setTitle(TITLE);
      pdf.save(bytes);
      assertThat(load("a.pdf", bytes.toByteArray()).title()).isEqualTo(TITLE);
    }
  }

  @Test
  void ofBooksAndOpenDocuments() throws Exception {
    String opf =
        """
        <package xmlns="http://www.idpf.org/2007/opf"><metadata
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></metadata>
        <manifest><item id="1" href="1.xhtml"/></manifest><spine><itemref idref="1"/></spine>
        </package>
        """
            .formatted(TITLE);
    byte[] book =
        ZippedFiles.zip(
            Map.of(
                "META-INF/container.xml",
                "<container><rootfile full-path='content.opf'/></container>",
                "content.opf",
                opf,
                "1.xhtml",
                "<html><body><p>" + TEXT + "</p></body></html>"),
            "mimetype",
            "application/epub+zip");
    assertThat(load("a.epub", book).title()).isEqualTo(TITLE);
    String meta =
        """
        <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>%s</dc:title>
        </office:meta></office:document-meta>
        """
            .formatted(TITLE);
    String content =
        """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
        <text:p>%s</text:p></office:text></office:body></office:document-content>
        """
            .formatted(TEXT);
    byte[] odt =
        ZippedFiles.zip(
            Map.of("content.xml", content, "meta.xml", meta),
            "mimetype",
            "application/vnd.oasis.opendocument.text");
    assertThat(load("a.odt", odt).title()).isEqualTo(TITLE);
  }

  @Test
  void ofPagesMailsAndRichText() throws Exception {
    assertThat(title("a.html", "<html><title>" + TITLE + "</title><body><p>" + TEXT))
        .isEqualTo(TITLE);
    assertThat(
            title(
                "a.eml",
                "From: ann@shop.example\r\n"
                    + "MIME-Version: 1.0\r\n"
                    + "Content-Type: text/plain\r\n"
                    + "Subject: "
                    + TITLE
                    + "\r\n\r\n"
                    + TEXT))
        .isEqualTo(TITLE);
    assertThat(title("a.rtf", "{\\rtf1\\ansi{\\info{\\title " + TITLE + "}}" + TEXT + "}"))
        .isEqualTo(TITLE);
    assertThat(title("a.md", "# " + TITLE + "\n\n" + TEXT)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "Untitled",
        "PowerPoint Presentation",
        "Unknown Title",
        "Présentation PowerPoint",
        "Document 12",
        "Book1",
        "Microsoft Word - draft_7.doc",
        "–",
        "\u202e"
      })
  void areNoneWhereAProgramOrNobodyWroteThem(String written) throws Exception {
    assertThat(load("a.docx", docx(written)).title()).isNull();
  }

  @Test
  void areOneLineOfBoundedLength() throws Exception {
    Document document = load("a.docx", docx("Refills\n at\u202e Home " + "x".repeat(1_000)));
    assertThat(document.title()).startsWith("Refills  at Home x").hasSizeLessThan(250);
  }

  private static void fill(Workbook workbook) {
    workbook.createSheet("Jars").createRow(0).createCell(0).setCellValue(TEXT);
  }

  private static byte[] docx(String title) throws IOException {
    try (XWPFDocument docx = new XWPFDocument()) {
      docx.createParagraph().createRun().setText(TEXT);
      return titled(docx, title);
    }
  }

  private static byte[] titled(POIXMLDocument document, String title) throws IOException {
    document.getProperties().getCoreProperties().setTitle(title);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.write(bytes);
    return bytes.toByteArray();
  }

  private @Nullable String title(String name, String content) throws Exception {
    return load(name, content.getBytes(UTF_8)).title();
  }

  private Document load(String name, byte[] content) throws Exception {
    Path file = Files.write(directory.resolve(name), content);
    return DOCUMENTS.load(file.toUri().toString(), "acme");
  }
}
