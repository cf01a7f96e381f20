package dev.innovationpipeline.cli.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableFoldersTest {

  @TempDir Path directory;
  private Path reports;

  @BeforeEach
  void files() throws IOException {
    reports = Files.createDirectories(directory.resolve("reports"));
    Files.writeString(reports.resolve("a report.md"), "text");
    Files.writeString(directory.resolve("private.md"), "text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h/a.pdf", "https://h/a.pdf", "HTTPS://h/a.pdf"})
  void addressesPassAsTheyAre(String address) {
    assertThat(new ReadableFolders(List.of()).find(address)).isEqualTo(address);
  }

  @Test
  void filesOfTheFoldersAreFoundByAnyPath() throws IOException {
    Path other = Files.createDirectories(directory.resolve("other"));
    ReadableFolders folders = new ReadableFolders(List.of(other, reports));
    Path file = reports.resolve("a report.md").toRealPath();

    for (String path :
        List.of("a report.md", file.toString(), "../reports/a report.md", "file://" + file)) {
      assertThat(folders.find(path)).as(path).isEqualTo(file.toString());
    }
  }

  @Test
  void noOtherFileIsFound() throws IOException {
    Files.createSymbolicLink(reports.resolve("link.md"), directory.resolve("private.md"));
    ReadableFolders folders = new ReadableFolders(List.of(reports));

    for (String path :
        List.of(
            "../private.md",
            directory.resolve("private.md").toString(),
            "file:///etc/passwd",
            "file:x",
            "link.md",
            "missing.md",
            ".",
            "a\0b")) {
      assertThatThrownBy(() -> folders.find(path))
          .as(path)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("in the folders that may be read: " + reports.toRealPath());
    }
  }

  @Test
  void withoutAFolderTheWayToOneIsSaid() {
    assertThatThrownBy(() -> new ReadableFolders(List.of()).find("a report.md"))
        .hasMessageContaining("--documents DIR");
  }

  @Test
  void aFolderThatIsNoneIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new ReadableFolders(List.of(directory.resolve("none"))))
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> new ReadableFolders(List.of(directory.resolve("private.md"))))
        .hasMessageContaining("is none");
  }
}
