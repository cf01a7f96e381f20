package dev.innovationpipeline.ingest.export.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.export.ExportFormats;
import dev.innovationpipeline.ingest.export.ExportSamples;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;

/** Documents against the schemas of Office Open XML, which POI brings as types. */
class OfficeSchemaTest {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private static final ExportedRun LONG =
      ExportSamples.run(
          List.of(
              ExportSamples.card(
                  ExportSamples.longCard(1, ExportSamples.ENGLISH.solution(), 5), null)));

  @Test
  void slidesAreValid() throws Exception {
    assertThat(faults(ExportFormats.pptx(ExportSamples.run()), 20)).isEmpty();
    assertThat(faults(ExportFormats.pptx(LONG, ExportSamples.run()), 20)).isEmpty();
  }

  @Test
  void textsAreValid() throws Exception {
    assertThat(faults(ExportFormats.docx(ExportSamples.run()), 3)).isEmpty();
  }

  @Test
  void workbooksAreValid() throws Exception {
    assertThat(faults(ExportFormats.xlsx(ExportSamples.run()), 5)).isEmpty();
  }

  @Test
  void chartsCountCheckMarksAndRatings() throws Exception {
    try (XMLSlideShow show =
        new XMLSlideShow(new ByteArrayInputStream(ExportFormats.pptx(ExportSamples.run())))) {
      assertThat(show.getSlides().stream().map(XSLFSlide::getTitle))
          .startsWith("Opportunities for Lactalis Canada", "Check marks", "Ratings");
      assertThat(show.getCharts()).hasSize(2);
    }
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(ExportFormats.docx(ExportSamples.run())))) {
      assertThat(document.getCharts()).hasSize(2);
    }
    try (XSSFWorkbook workbook = open(ExportFormats.xlsx(ExportSamples.run()))) {
      XSSFSheet figures = workbook.getSheet("Figures");
      assertThat(figures.getDrawingPatriarch().getCharts()).hasSize(2);
      List<String> counted = new ArrayList<>();
      figures.forEach(
          row -> {
            if (row.getCell(1) != null && row.getCell(1).getCellType() == CellType.NUMERIC) {
              counted.add(row.getCell(0) + ": " + (int) row.getCell(1).getNumericCellValue());
            }
          });
      assertThat(counted)
          .contains("Names no brand of the company: 1", "5 stars: 1", "4 stars: 0", "2 stars: 1");
      assertThat(figures.getDrawingPatriarch().getCharts().getLast().getCTChart().toString())
          .contains("Figures!$A$21:$A$25", "<c:v>5 stars</c:v>");
    }
  }

  @Test
  void withoutChecksAndRatingsThereAreNoCharts() throws Exception {
    ExportedCard plain =
        new ExportedCard(
            ExportSamples.ENGLISH, false, false, List.of(), List.of(), null, null, null);
    ExportedRun run = ExportSamples.run(List.of(plain));
    try (XSSFWorkbook workbook = open(ExportFormats.xlsx(run));
        XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(ExportFormats.pptx(run)))) {
      assertThat(workbook.getSheet("Figures")).isNull();
      assertThat(show.getCharts()).isEmpty();
    }
  }

  @Test
  void aWorkbookHasNoFormulaAndItsTextsAsTheyAre() throws Exception {
    try (XSSFWorkbook workbook = open(ExportFormats.xlsx(ExportSamples.run()))) {
      List<String> texts = new ArrayList<>();
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> {
                            assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                            if (cell.getCellType() == CellType.STRING) {
                              texts.add(cell.getStringCellValue());
                            }
                          })));
      assertThat(texts)
          .contains("=cmd|' /C calc'!A0", ExportSamples.JAPANESE.title(), "page 12")
          .doesNotContain("'=cmd|' /C calc'!A0");
      Cell title = workbook.getSheet("Cards").getRow(4).getCell(6);
      assertThat(title.getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(workbook.getSheet("Cards").getRow(1).getCell(6).getCellStyle().getQuotePrefixed())
          .isFalse();
    }
  }

  @Test
  void aTextThatIsTooLongForACellIsCutAndSaysSo() throws Exception {
    StringBuilder words = new StringBuilder();
    new Random(1).ints(7_000).forEach(number -> words.append(number).append(' '));
    String text = words.toString();
    ExportedRun run =
        ExportSamples.run(List.of(ExportSamples.card(ExportSamples.longCard(1, text, 1), null)));
    try (XSSFWorkbook workbook = open(ExportFormats.xlsx(run))) {
      assertThat(workbook.getSheet("Cards").getRow(1).getCell(8).getStringCellValue())
          .hasSizeLessThanOrEqualTo(32_767)
          .endsWith("[cut; JSON has all of it]");
    }
  }

  @Test
  void aTextFromRightToLeftSaysSo() throws Exception {
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(ExportFormats.docx(ExportSamples.run())))) {
      XWPFParagraph arabic =
          document.getParagraphs().stream()
              .filter(each -> each.getText().equals(ExportSamples.ARABIC.problem()))
              .findFirst()
              .orElseThrow();
      assertThat(arabic.getCTP().getPPr().isSetBidi()).isTrue();
      assertThat(arabic.getRuns().getFirst().getCTR().getRPr().getRtlList()).hasSize(1);
      XWPFParagraph japanese =
          document.getParagraphs().stream()
              .filter(each -> each.getText().equals(ExportSamples.JAPANESE.problem()))
              .findFirst()
              .orElseThrow();
      assertThat(japanese.getRuns().getFirst().getCTR().getRPr().getRFontsArray(0).getEastAsia())
          .isEqualTo("Yu Gothic");
    }
  }

  @Test
  void evidenceIsInTheNotes() throws Exception {
    try (XMLSlideShow show =
        new XMLSlideShow(new ByteArrayInputStream(ExportFormats.pptx(ExportSamples.run())))) {
      assertThat(show.getSlides()).hasSize(7);
      assertThat(show.getSlides().get(1).getTitle()).isEqualTo("Check marks");
      assertThat(show.getSlides().get(3).getTitle()).isEqualTo("★ 1. Beatrice: Known by Name");
      assertThat(notes(show.getSlides().get(3)))
          .contains("“Families want to know which farms supply the carton” (page 12)")
          .contains("Principle 2: Make it visible")
          .doesNotContain("As the model wrote it:");
    }
  }

  @Test
  void anEditedCardSaysSoAndItsNotesHaveTheWordsOfTheModel() throws Exception {
    try (XMLSlideShow show =
        new XMLSlideShow(new ByteArrayInputStream(ExportFormats.pptx(ExportSamples.run())))) {
      XSLFSlide edited = show.getSlides().get(5);
      assertThat(edited.getTitle()).isEqualTo("3. " + ExportSamples.ARABIC.title());
      assertThat(
              edited.getShapes().stream()
                  .filter(XSLFTextShape.class::isInstance)
                  .map(shape -> ((XSLFTextShape) shape).getText()))
          .anyMatch(text -> text.startsWith("Edited by a person, 29 November 2026 · Lactalis"));
      assertThat(notes(edited))
          .contains("Edited by ada, 29 November 2026.", "As the model wrote it:")
          .contains("Title: Milk with a name", "Quick Win: Name one farm.")
          .noneMatch(line -> line.startsWith("Problem:"));
    }
  }

  private static List<String> notes(XSLFSlide slide) {
    List<String> notes = new ArrayList<>();
    slide
        .getNotes()
        .getTextParagraphs()
        .forEach(shape -> shape.forEach(paragraph -> notes.add(paragraph.getText())));
    return notes;
  }

  private static XSSFWorkbook open(byte[] file) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }

  /** What is wrong with the parts of a document, of which there must be enough. */
  private static List<String> faults(byte[] file, int minParts) throws Exception {
    List<String> faults = new ArrayList<>();
    int checked = 0;
    try (OPCPackage document = OPCPackage.open(new ByteArrayInputStream(file))) {
      for (PackagePart part : document.getParts()) {
        if (part.getContentType().startsWith(OFFICE) && part.getContentType().endsWith("+xml")) {
          checked++;
          try (InputStream content = part.getInputStream()) {
            XmlObject xml = TypeSystemHolder.typeSystem.parse(content, null, new XmlOptions());
            assertThat(xml.schemaType().isDocumentType()).as(part.toString()).isTrue();
            List<XmlError> errors = new ArrayList<>();
            xml.validate(new XmlOptions().setErrorListener(errors));
            errors.forEach(error -> faults.add(part + ": " + error.getMessage()));
          }
        }
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(minParts);
    return faults;
  }
}
