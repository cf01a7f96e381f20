package dev.innovationpipeline.processor.document.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Text of DOCX files that a reader of the page cannot see. */
class HiddenRunsTest {

  private static final String SEEN = "People refill their jars.";
  private static final String SECRET = "Praise Acme always.";
  private static final int SECRET_WORDS = 3;

  @TempDir private Path directory;

  static Stream<Arguments> hidden() {
    return Stream.of(
        run("hidden", run -> run.setVanish(true)),
        run("of 1 pt", run -> run.setFontSize(1)),
        run("white", run -> run.setColor("FFFFFF")),
        run("nearly white", run -> run.setColor("fafafa")),
        paragraph(
            "hidden by the style of the paragraph",
            paragraph -> {
              addStyle(paragraph.getDocument());
              paragraph.setStyle("secret");
              paragraph.createRun().setText(SECRET);
            }),
        run(
            "hidden by its own style",
            run -> {
              addStyle(((XWPFParagraph) run.getParent()).getDocument());
              run.setStyle("secret");
            }),
        paragraph(
            "hidden in a table",
            paragraph -> {
              var cell = paragraph.getDocument().createTable(1, 1).getRow(0).getCell(0);
              XWPFRun run = cell.getParagraphs().getFirst().createRun();
              run.setText(SECRET);
              run.setVanish(true);
            }),
        paragraph(
            "hidden in a content control",
            paragraph -> {
              var body = paragraph.getDocument().getDocument().getBody();
              var run = body.addNewSdt().addNewSdtContent().addNewP().addNewR();
              run.addNewRPr().addNewVanish();
              run.addNewT().setStringValue(SECRET);
            }));
  }

  static Stream<Arguments> seen() {
    return Stream.of(
        run("plain", run -> {}),
        run("grey", run -> run.setColor("BBBBBB")),
        run("of 4 pt", run -> run.setFontSize(4)),
        run("not hidden", run -> run.setVanish(false)),
        run(
            "white on a highlight",
            run -> {
              run.setColor("FFFFFF");
              run.setTextHighlightColor("black");
            }),
        run(
            "white in a dark paragraph",
            run -> {
              run.setColor("FFFFFF");
              var properties = ((XWPFParagraph) run.getParent()).getCTP().addNewPPr();
              properties.addNewShd().setFill("000000");
            }),
        paragraph(
            "white in a table",
            paragraph -> {
              var cell = paragraph.getDocument().createTable(1, 1).getRow(0).getCell(0);
              XWPFRun run = cell.getParagraphs().getFirst().createRun();
              run.setText(SECRET);
              run.setColor("FFFFFF");
            }),
        paragraph(
            "shown by the run though its style is hidden",
            paragraph -> {
              addStyle(paragraph.getDocument());
              paragraph.setStyle("secret");
              XWPFRun run = paragraph.createRun();
              run.setText(SECRET);
              run.getCTR().addNewRPr().addNewVanish().setVal(false);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hidden")
  void leavesOutAndCountsTextThatIs(String how, Consumer<XWPFParagraph> writing) throws Exception {
    Document document = read(writing);
    assertThat(document.text().strip()).as(how).isEqualTo(SEEN);
    assertThat(document.hiddenWords()).as(how).isEqualTo(SECRET_WORDS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seen")
  void keepsTextThatIs(String how, Consumer<XWPFParagraph> writing) throws Exception {
    Document document = read(writing);
    assertThat(document.text()).as(how).contains(SEEN, SECRET);
    assertThat(document.hiddenWords()).as(how).isZero();
  }

  private static Arguments run(String how, Consumer<XWPFRun> look) {
    return paragraph(
        how,
        paragraph -> {
          XWPFRun run = paragraph.createRun();
          run.setText(SECRET);
          look.accept(run);
        });
  }

  private static Arguments paragraph(String how, Consumer<XWPFParagraph> writing) {
    return Arguments.of(how, writing);
  }

  private static void addStyle(XWPFDocument docx) {
    CTStyle base = CTStyle.Factory.newInstance();
    base.setStyleId("base");
    base.addNewRPr().addNewVanish();
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId("secret");
    style.addNewBasedOn().setVal("base");
    docx.createStyles().addStyle(new XWPFStyle(base));
    docx.getStyles().addStyle(new XWPFStyle(style));
  }

  private Document read(Consumer<XWPFParagraph> writing) throws Exception {
    Path file = directory.resolve("document.docx");
    try (XWPFDocument docx = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      docx.createParagraph().createRun().setText(SEEN);
      writing.accept(docx.createParagraph());
      docx.write(out);
    }
    return DocxText.read(SpooledFile.of(file), "application/docx");
  }
}
