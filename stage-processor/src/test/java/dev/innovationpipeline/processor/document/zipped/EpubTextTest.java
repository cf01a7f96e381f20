package dev.innovationpipeline.processor.document.zipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EpubTextTest {

  private static final Map<String, String> CHAPTERS =
      new TreeMap<>(
          Map.of(
              "OEBPS/1.xhtml", "<html><body><h1>Second</h1><p>Bags.</p></body></html>",
              "OEBPS/2.xhtml", "<html><body><h1>First</h1><p>Jars.<i hidden=''>x</i></body></html>",
              "OEBPS/3.xhtml", "<html><body><p>Not read on the way.</p></body></html>"));

  private static final String SPINE =
      "<itemref idref='2.xhtml'/><itemref idref='1.xhtml'/><itemref idref='missing'/>"
          + "<itemref idref='3.xhtml' linear='no'/>";

  @Test
  void readsChaptersInTheOrderOfTheBook() throws Exception {
    Document document = read(ZippedFiles.epub(CHAPTERS, SPINE));
    assertThat(document.text()).isEqualTo("# First\n\nJars.\n\n# Second\n\nBags.");
    assertThat(document.hiddenWords()).isEqualTo(1);
  }

  @Test
  void namesBooksThatAreProtected() throws Exception {
    Map<String, String> parts = new TreeMap<>(CHAPTERS);
    parts.put("META-INF/encryption.xml", "<CipherReference URI='OEBPS/1.xhtml'/>");
    byte[] book = ZippedFiles.epub(parts, SPINE);
    Failures.assertFails("document_encrypted", () -> read(book));
  }

  @Test
  void readsBooksWhoseFontsAreProtected() throws Exception {
    Map<String, String> parts = new TreeMap<>(CHAPTERS);
    parts.put("META-INF/encryption.xml", "<CipherReference URI='OEBPS/fonts/a.otf'/>");
    assertThat(read(ZippedFiles.epub(parts, SPINE)).text()).startsWith("# First");
  }

  private static Document read(byte[] book) throws IOException {
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(book), book.length)) {
      return EpubText.read(file, "application/epub+zip");
    }
  }
}
