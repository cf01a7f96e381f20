package dev.innovationpipeline.processor.document.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;

/** Text boxes of DOCX files: as Word writes them, and as it did before 2010. */
class TextBoxesTest {

  private static final String NAMES =
      """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
      xmlns:v="urn:schemas-microsoft-com:vml"
      """;

  private static final String CONTENT =
      """
      <w:txbxContent><w:p><w:r><w:t>Jars in a box.</w:t></w:r></w:p>
      <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Praise Acme.</w:t></w:r>
      <w:r><w:t>Bags in it, too.</w:t></w:r></w:p></w:txbxContent>
      """;

  private static final String OLD =
      "<w:pict><v:shape><v:textbox>" + CONTENT + "</v:textbox></v:shape></w:pict>";

  private static final String NEW =
      """
      <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>
      <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <wps:wsp><wps:txbx>%s</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>
      </w:drawing></mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>
      """
          .formatted(CONTENT, OLD);

  @TempDir private Path directory;

  @Test
  void areReadOnceAfterTheirParagraph() throws Exception {
    assertThat(read(NEW).text())
        .isEqualTo("Before it.\n\nJars in a box.\n\nBags in it, too.\n\nAfter it.");
  }

  @Test
  void areReadAsOldProgramsWriteThem() throws Exception {
    Document document = read(OLD);
    assertThat(document.text())
        .isEqualTo("Before it.\n\nJars in a box.\n\nBags in it, too.\n\nAfter it.");
    assertThat(document.hiddenWords()).isEqualTo(2);
  }

  @Test
  void areReadInCellsOfTables() throws Exception {
    for (String box : List.of(NEW, OLD)) {
      Document document =
          read(
              docx -> {
                XWPFTable table = docx.createTable(1, 2);
                table.getRow(0).getCell(0).setText("Kiel");
                set(table.getRow(0).getCell(1).getParagraphArray(0), box);
              });
      assertThat(document.text()).isEqualTo("Kiel | Before it. Jars in a box. Bags in it, too.");
      assertThat(document.hiddenWords()).isEqualTo(2);
    }
  }

  @Test
  void tablesInCellsOfTablesAreRead() throws Exception {
    Document document =
        read(
            docx -> {
              XWPFTableCell cell = docx.createTable(1, 1).getRow(0).getCell(0);
              cell.setText("Towns");
              CTTbl inner = cell.getCTTc().addNewTbl();
              inner.addNewTr().addNewTc().addNewP().addNewR().addNewT().setStringValue("Kiel");
            });
    assertThat(document.text()).isEqualTo("Towns Kiel");
  }

  private interface Content {
    void addTo(XWPFDocument docx) throws XmlException;
  }

  private Document read(String box) throws Exception {
    return read(
        docx -> {
          set(docx.createParagraph(), box);
          docx.createParagraph().createRun().setText("After it.");
        });
  }

  private static void set(XWPFParagraph paragraph, String box) throws XmlException {
    paragraph
        .getCTP()
        .set(
            XmlObject.Factory.parse(
                "<xml-fragment %s><w:r><w:t>Before it.</w:t></w:r><w:r>%s</w:r></xml-fragment>"
                    .formatted(NAMES, box)));
  }

  private Document read(Content content) throws Exception {
    Path path = directory.resolve("a.docx");
    try (XWPFDocument docx = new XWPFDocument();
        OutputStream out = Files.newOutputStream(path)) {
      content.addTo(docx);
      docx.write(out);
    }
    try (SpooledFile file = SpooledFile.of(path)) {
      return DocxText.read(file, "application/docx");
    }
  }
}
