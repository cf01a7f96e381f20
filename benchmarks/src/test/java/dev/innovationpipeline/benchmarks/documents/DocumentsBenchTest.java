package dev.innovationpipeline.benchmarks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class DocumentsBenchTest {

  @TempDir private Path directory;

  @Test
  void comparesWithTheTextBesideTheDocument() throws Exception {
    write("report.md", "# Whey\n\nFarms sell it.");
    write("report.txt", "Whey\nFarms sell it.");
    DocumentsReport report = DocumentsBench.measure(directory, 1);
    ObjectNode json = report.json();
    assertThat(report.isSound()).isTrue();
    assertThat(json.path("files").asInt()).isEqualTo(1);
    assertThat(json.at("/figures/0/file").asString()).isEqualTo("report.md");
    assertThat(json.at("/figures/0/words").asInt()).isEqualTo(4);
    assertThat(json.at("/figures/0/recall").asDouble()).isEqualTo(1);
    assertThat(json.at("/figures/0/passages").asInt()).as("a heading joins its text").isEqualTo(1);
    assertThat(json.at("/figures/0/known_text").asString()).isEqualTo("txt");
  }

  @Test
  void isNotSoundWhenWordsAreMissing() throws Exception {
    write("inner/report.md", "Farmssell it.");
    write("inner/report.txt", "Farms sell it.");
    DocumentsReport report = DocumentsBench.measure(directory, 1);
    assertThat(report.isSound()).isFalse();
    assertThat(report.json().path("below_bar").asInt()).isEqualTo(1);
    assertThat(report.table()).contains("0.333", "below the bar");
  }

  @Test
  void saysWhyADocumentCouldNotBeRead() throws Exception {
    write("empty.pdf", "");
    DocumentsReport report = DocumentsBench.measure(directory, 1);
    assertThat(report.json().at("/figures/0/failure").asString()).isEqualTo("document_empty");
    assertThat(report.isSound()).isTrue();
  }

  @Test
  void takesHeadersThatWereLeftOutFromTheTextOfPdftotextAlone() {
    Document read =
        new Document(
            "Farms sell it.", List.of(), "application/pdf", 1, 0, List.of("Page 1"), List.of());
    String withHeader = "Page 1 Farms sell it.";
    assertThat(new KnownText(withHeader, "pdftotext").compareWith(read).recall()).isEqualTo(1);
    assertThat(new KnownText(withHeader, "txt").compareWith(read).recall()).isEqualTo(0.6);
  }

  @Test
  void saysThatThereIsNoKnownText() throws Exception {
    write("notes.md", "Farms sell it.");
    assertThat(DocumentsBench.measure(directory, 1).json().at("/figures/0/known_text").asString())
        .isEqualTo("none");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
