package dev.innovationpipeline.processor.document.fetch;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of files is open, and nothing around it. */
class FilesDirectoryTest {

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path open;

  @BeforeEach
  void write() throws Exception {
    open = root.resolve("open");
    Files.createDirectories(open.resolve("below"));
    Files.writeString(open.resolve("below/report.txt"), "inside");
    Files.writeString(root.resolve("secret.txt"), "outside");
    Files.createDirectories(root.resolve("open-not"));
    Files.writeString(root.resolve("open-not/secret.txt"), "outside");
    Files.createSymbolicLink(open.resolve("link.txt"), root.resolve("secret.txt"));
  }

  @Test
  void filesInItAreRead() throws Exception {
    try (SpooledFile file = source(open).fetch(open.toUri() + "below/report.txt", "acme")) {
      assertThat(Files.readString(file.path())).isEqualTo("inside");
    }
    assertFails(
        "document_not_found", () -> source(open).fetch(open.toUri() + "missing.txt", "acme"));
    assertFails("document_not_found", () -> source(open).fetch(open.toUri() + "below", "acme"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret.txt",
        "open/../secret.txt",
        "open/%2E%2E/secret.txt",
        "open/link.txt",
        "open-not/secret.txt",
        "missing.txt",
        "open/../missing.txt"
      })
  void othersAreForbiddenWhetherTheyExistOrNot(String path) {
    assertFails(
        "document_address_forbidden", () -> source(open).fetch(root.toUri() + path, "acme"));
  }

  @Test
  void withoutAFolderThereIsNoFile() {
    String address = open.toUri() + "below/report.txt";
    assertFails("document_address_forbidden", () -> source(null).fetch(address, "acme"));
  }

  private static DocumentSource source(@Nullable Path directory) {
    return new DocumentSource(
        new DocumentSettings(
            1 << 20, 300, Duration.ofSeconds(20), true, false, 120_000, List.of(), directory));
  }
}
