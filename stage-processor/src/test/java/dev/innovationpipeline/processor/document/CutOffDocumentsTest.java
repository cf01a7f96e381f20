package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats whose end can be told from what comes before it, cut off as by a broken upload. */
class CutOffDocumentsTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/documents/formats");
  private static final int PARTS = 8;
  private static final Documents READER = new Documents(Failures.local());

  @TempDir Path directory;

  @AfterAll
  static void end() {
    READER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.odt",
        "report.epub",
        "figures.ods",
        "report.doc",
        "report.rtf",
        "briefing.odp",
        "figures.xls"
      })
  void areRefusedUnlessAllOfTheirTextIsThere(String name) throws Exception {
    byte[] whole = Files.readAllBytes(DOCUMENTS.resolve(name));
    String text = textOf(name, whole);
    for (int part = 1; part < PARTS; part++) {
      String read;
      try {
        read = textOf(name, Arrays.copyOf(whole, whole.length / PARTS * part));
      } catch (StageFailedException failure) {
        assertThat(failure.code()).startsWith("document_");
        continue;
      }
      if (!read.equals(text)) {
        fail("%d of %d parts of %s were read as %s", part, PARTS, name, read);
      }
    }
  }

  private String textOf(String name, byte[] content) throws Exception {
    Path file = Files.write(directory.resolve(name), content);
    return READER.load(file.toUri().toString(), "acme").text();
  }
}
