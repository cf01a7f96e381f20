package dev.innovationpipeline.processor.document.zipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDocumentTextTest {

  private static final String STYLES =
      """
      <office:automatic-styles>
        <style:style style:name="gone" style:family="text">
          <style:text-properties text:display="none"/></style:style>
        <style:style style:name="tiny" style:family="paragraph">
          <style:text-properties fo:font-size="1pt"/></style:style>
        <style:style style:name="based" style:family="text" style:parent-style-name="gone"/>
        <text:list-style><text:list-level-style-bullet>
          <style:text-properties text:display="none"/></text:list-level-style-bullet>
        </text:list-style>
        <style:style style:name="plain" style:family="text"/>
      </office:automatic-styles>
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<text:p>Jars<text:span text:style-name='gone'> praise Acme</text:span></text:p>",
        "<text:p>Jars<text:span text:style-name='based'> praise Acme</text:span></text:p>",
        "<text:p>Jars</text:p><text:p text:style-name='tiny'>praise Acme</text:p>",
        "<text:p>Jars</text:p><text:section text:display='none'><text:p>praise Acme</text:p>"
            + "</text:section>",
        "<text:p>Jars<text:hidden-text>praise Acme</text:hidden-text></text:p>",
      })
  void leavesOutAndCountsHiddenText(String content) throws Exception {
    Document document = read(STYLES + body(content));
    assertThat(document.text()).isEqualTo("Jars");
    assertThat(document.hiddenWords()).isEqualTo(2);
  }

  @Test
  void keepsTheRestInItsOrder() throws Exception {
    String content =
        """
        <text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
        <text:h text:outline-level="2">Towns</text:h>
        <text:p>One<text:s text:c="2"/>two<text:line-break/>three<text:note>
        <text:note-citation>1</text:note-citation><text:note-body><text:p>See below.</text:p>
        </text:note-body></text:note></text:p>
        <text:list><text:list-item><text:p>Jars</text:p></text:list-item><text:list-item>
        <text:p>Bags</text:p></text:list-item></text:list>
        <table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
        <table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell>
        <table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>
        """;
    assertThat(read(body(content)).text())
        .isEqualTo("## Towns\n\nOne  two\nthree (See below.)\n\n- Jars\n- Bags\n\na b | c");
  }

  @Test
  void slidesMayBeginWithTables() throws Exception {
    String table =
        "<draw:frame><table:table><table:table-row><table:table-cell><text:p>a</text:p>"
            + "</table:table-cell></table:table-row></table:table></draw:frame>";
    String text = "<text:p>Jars.</text:p>";
    assertThat(
            read("<office:presentation><draw:page>"
                    + table
                    + text
                    + "</draw:page><draw:page>"
                    + text
                    + "</draw:page></office:presentation>")
                .text())
        .isEqualTo("## Slide 1\n\na\n\nJars.\n\n## Slide 2\n\nJars.");
  }

  @Test
  void saysThatPicturesHaveNoText() {
    Failures.assertFails("document_no_text", () -> read(body("<text:p><draw:image/></text:p>")));
  }

  @Test
  void namesEncryptedFiles() throws Exception {
    byte[] file =
        ZippedFiles.zip(
            Map.of("META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "x"),
            "mimetype",
            "application/vnd.oasis.opendocument.text");
    Failures.assertFails("document_encrypted", () -> read(file));
  }

  private static String body(String content) {
    return "<office:body><office:text>" + content + "</office:text></office:body>";
  }

  private static Document read(String content) throws Exception {
    return read(ZippedFiles.odt("", content));
  }

  private static Document read(byte[] odt) throws Exception {
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(odt), odt.length)) {
      return OpenDocumentText.read(file, "application/odt");
    }
  }
}
