package dev.innovationpipeline.processor.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Passages;
import dev.innovationpipeline.schema.document.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passages are numbered by what a format has: pages, slides, sheets or sections. */
class FormatPassagesTest {

  private static final Documents DOCUMENTS = new Documents(Failures.local());

  @TempDir private Path directory;

  @AfterAll
  static void end() {
    DOCUMENTS.close();
  }

  @Test
  void pagesOfAPdf() throws Exception {
    try (PDDocument pdf = new PDDocument()) {
      addPage(pdf, "People refill jars and com-");
      addPage(pdf, "panies sell less of them.");
      pdf.addPage(new PDPage());
      addPage(pdf, "Rain keeps them at home.");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      assertThat(read("report.pdf", bytes.toByteArray()))
          .containsExactly(
              "p1.1 People refill jars and companies sell less of them.",
              "p4.1 Rain keeps them at home.");
    }
  }

  @Test
  void slides() throws Exception {
    try (XMLSlideShow show = new XMLSlideShow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      text(show.createSlide(), "Drinks makers pay most.");
      show.createSlide();
      text(show.createSlide(), "Bakeries take the rest.");
      show.write(bytes);
      assertThat(read("talk.pptx", bytes.toByteArray()))
          .containsExactly(
              "s1.1 ## Slide 1\n\nDrinks makers pay most.",
              "s3.1 ## Slide 3\n\nBakeries take the rest.");
    }
  }

  @Test
  void rowsOfSheets() throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (String name : List.of("Sales", "Costs")) {
        Sheet sheet = workbook.createSheet(name);
        for (int row = 0; row < 60; row++) {
          var cells = sheet.createRow(row);
          cells.createCell(0).setCellValue(row == 0 ? "Town" : "A town of some size " + row);
          cells.createCell(1).setCellValue(row == 0 ? "Jars" : "Jars of glass: " + row);
        }
      }
      workbook.write(bytes);
      Document document = load("figures.xlsx", bytes.toByteArray());
      assertThat(Passages.of(document))
          .extracting(passage -> passage.id() + " " + passage.place().name())
          .containsExactly(
              "t1.1 Sales", "t1.2 Sales", "t1.3 Sales", "t2.1 Costs", "t2.2 Costs", "t2.3 Costs");
      assertThat(Passages.of(document))
          .filteredOn(passage -> !passage.id().endsWith(".1"))
          .allSatisfy(
              passage -> assertThat(passage.in(document.text())).startsWith("Town | Jars\nA town"));
    }
  }

  @Test
  void sectionsOfTextWithHeadings() throws Exception {
    try (XWPFDocument docx = new XWPFDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      docx.createParagraph().createRun().setText("Before all.");
      heading(docx, "Jars");
      docx.createParagraph().createRun().setText("People refill them.");
      heading(docx, "Rain");
      docx.createParagraph().createRun().setText("People stay in.");
      docx.write(bytes);
      assertThat(read("report.docx", bytes.toByteArray()))
          .containsExactly(
              "h0.1 Before all.",
              "h1.1 # Jars\n\nPeople refill them.",
              "h2.1 # Rain\n\nPeople stay in.");
    }
    String markdown =
        "Before all.\n# Jars\nPeople refill them.\n```\n# no heading\n```\n## Rain\nIn.";
    assertThat(read("report.md", markdown.getBytes(UTF_8)))
        .containsExactly(
            "h0.1 Before all.",
            "h1.1 # Jars\nPeople refill them.\n```\n# no heading\n```",
            "h2.1 ## Rain\nIn.");
    assertThat(Passages.of(load("report.md", markdown.getBytes(UTF_8))))
        .last()
        .extracting(passage -> passage.place())
        .isEqualTo(new Place(Place.Kind.SECTION, 2, "Rain"));
  }

  /** What is left out of the text moves all places behind it. */
  @Test
  void placesStayRightWhereCharactersAreLeftOut() throws Exception {
    String hidden = "\uDB40\uDC41\uDB40\uDC42";
    String markdown = "Be\u202Dfore" + hidden + ".\n\n# Jars\n\nRefill\u202E.\n\n# Rain\n\nIn.";
    assertThat(read("report.md", markdown.getBytes(UTF_8)))
        .containsExactly("h0.1 Before.", "h1.1 # Jars\n\nRefill.", "h2.1 # Rain\n\nIn.");
  }

  private List<String> read(String name, byte[] content) throws Exception {
    Document document = load(name, content);
    return Passages.of(document).stream()
        .map(passage -> passage.id() + " " + passage.in(document.text()))
        .toList();
  }

  private Document load(String name, byte[] content) throws Exception {
    Path file = Files.write(directory.resolve(name), content);
    return DOCUMENTS.load(file.toUri().toString(), "acme");
  }

  private static void addPage(PDDocument pdf, String line) throws IOException {
    PDPage page = new PDPage();
    pdf.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(60, 700);
      content.showText(line);
      content.endText();
    }
  }

  private static void text(XSLFSlide slide, String text) {
    slide.createTextBox().setText(text);
  }

  private static void heading(XWPFDocument docx, String text) {
    var paragraph = docx.createParagraph();
    paragraph.setStyle("Heading1");
    paragraph.createRun().setText(text);
  }
}
