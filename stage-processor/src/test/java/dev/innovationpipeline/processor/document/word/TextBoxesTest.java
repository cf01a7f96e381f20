package dev.innovationpipeline.processor.document.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;

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

  private Document read(String box) throws Exception {
    Path path = directory.resolve("a.docx");
    try (XWPFDocument docx = new XWPFDocument();
        OutputStream out = Files.newOutputStream(path)) {
      CTP paragraph = docx.createParagraph().getCTP();
      paragraph.set(
          XmlObject.Factory.parse(
              "<xml-fragment %s><w:r><w:t>Before it.</w:t></w:r><w:r>%s</w:r></xml-fragment>"
                  .formatted(NAMES, box)));
      docx.createParagraph().createRun().setText("After it.");
      docx.write(out);
    }
    try (SpooledFile file = SpooledFile.of(path)) {
      return DocxText.read(file, "application/docx");
    }
  }
}
