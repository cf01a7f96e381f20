package dev.innovationpipeline.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentKindTest {

  private static final long BYTES = 3L << 20;

  @TempDir private Path directory;

  @Test
  void thePdfIsReadWithAllItsPages() throws Exception {
    Path file = written(DocumentKind.PDF, 1);
    assertThat(Files.size(file)).isBetween(BYTES * 9 / 10, BYTES * 11 / 10);
    Document document = read(file);
    assertThat(document.mediaType()).isEqualTo("application/pdf");
    assertThat(document.pages()).isEqualTo(LargePdf.PAGES);
    assertThat(document.text()).hasSizeGreaterThan(400_000);
    assertThat(document.text().split("benchrun00000007", -1)).hasSize(LargePdf.PAGES + 1);
  }

  @Test
  void theTextIsAllWords() throws Exception {
    Path file = written(DocumentKind.MIXED, 2);
    assertThat(Files.size(file)).isEqualTo(BYTES);
    assertThat(read(file).text()).startsWith("# A report, benchrun00000007\n\n");
    assertThat(written(DocumentKind.TEXT, 2)).hasSameBinaryContentAs(file);
  }

  @Test
  void anUnknownKindNamesThoseThatThereAre() {
    assertThatThrownBy(() -> DocumentKind.parse("docx")).hasMessageContaining("text, pdf or mixed");
  }

  private Path written(DocumentKind kind, int number) throws IOException {
    Path file = directory.resolve(kind + "-" + number);
    try (OutputStream out = Files.newOutputStream(file)) {
      kind.write(number, "benchrun00000007", BYTES, out);
    }
    return file;
  }

  private Document read(Path file) throws InterruptedException {
    DocumentSettings settings =
        new DocumentSettings(
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            Duration.ofMinutes(2),
            true,
            true,
            Integer.MAX_VALUE,
            List.of(),
            directory);
    try (Documents documents = new Documents(settings)) {
      return documents.load(file.toUri().toString(), "bench");
    }
  }
}
