package dev.innovationpipeline.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.operations.CompaniesCommand.ImportCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompaniesCommandTest {

  @TempDir Path folder;

  @Test
  void ofAFolderTheProfilesAreImportedByTheirNames() throws IOException {
    for (String name : List.of("b.yml", "a.yaml", "c.JSON", "README.md", ".hidden.yaml")) {
      Files.createFile(folder.resolve(name));
    }
    assertThat(ImportCommand.profiles(List.of(folder)).stream().map(ImportCommand::nameOf))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aFileIsTakenWhateverItsNameIs() throws IOException {
    Path file = Files.createFile(folder.resolve("acme.co.txt"));
    assertThat(ImportCommand.profiles(List.of(file)).stream().map(ImportCommand::nameOf))
        .containsExactly("acme.co");
  }

  @Test
  void nothingToImportIsAnError() {
    assertThatThrownBy(() -> ImportCommand.profiles(List.of(folder)))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining(".yaml");
    assertThatThrownBy(() -> ImportCommand.profiles(List.of(folder.resolve("none.yaml"))))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("none.yaml");
  }
}
