package dev.innovationpipeline.processor.document;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.text.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleDocumentsTest {

  private final Documents documents = new Documents(Failures.local());

  @Test
  void readsColumnsOneAfterTheOther() throws Exception {
    Document document = load("two-columns.pdf");
    assertThat(document.pages()).isEqualTo(3);
    assertThat(document.mediaType()).isEqualTo("application/pdf");
    assertThat(document.text())
        .containsSubsequence(
            "Two-Column Document with Lorem Ipsum",
            "Vivamus viverra fermentum felis. Donec nonummy",
            "pellentesque ante. Phasellus adipiscing semper elit.")
        .contains("consectetuer adipiscing elit. Ut purus elit, vestibulum ut, placerat\nac,");
  }

  @Test
  void readsTheExportOfAWordProcessor() throws Exception {
    assertThat(load("google-doc.pdf").text()).contains("Readability counts.");
  }

  @Test
  void readsAReportWithFigures() throws Exception {
    assertThat(load("epa-natts-trends-2025.pdf").text())
        .containsPattern("\nPhoenix, AZ( [▬▼▲]| N/A){22}\n")
        .containsPattern("\nLos Angeles, CA( [▬▼▲]| N/A){22}\n")
        .containsPattern("\nUnderhill, VT( [▬▼▲]| N/A){22}\n");
  }

  @Test
  void rejectsPicturesWithoutText() {
    assertFails("document_no_text", () -> load("image-only.pdf"));
  }

  @Test
  void rejectsPasswordProtection() {
    assertFails("document_encrypted", () -> load("password-protected.pdf"));
  }

  @Test
  void limitsPages() {
    Documents strict =
        new Documents(
            new DocumentSettings(
                1 << 20, 2, Duration.ofSeconds(20), true, true, 120_000, List.of(), null));
    assertFails("document_too_many_pages", () -> strict.load(urlOf("two-columns.pdf"), "acme"));
  }

  private Document load(String name) throws Exception {
    return documents.load(urlOf(name), "acme");
  }

  private static String urlOf(String name) {
    return Path.of("src/test/resources/documents", name).toUri().toString();
  }
}
