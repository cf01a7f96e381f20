package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with one prompt file under the name of its stage, for as long as it is open. */
record PromptFolder(Path directory, Path copy, Path file) implements AutoCloseable {

  /**
   * @throws InvalidSettingsException if there is no such file
   */
  static PromptFolder of(String stage, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidSettingsException(List.of("There is no prompt file " + file + "."));
    }
    Path directory = Files.createTempDirectory("prompts");
    Path copy = Files.copy(file, directory.resolve(stage + ".md"));
    return new PromptFolder(directory, copy, file);
  }

  /** The same mistakes, of the file that people know. */
  InvalidSettingsException ofTheFile(InvalidSettingsException mistakes) {
    return new InvalidSettingsException(
        mistakes.faults().stream()
            .map(fault -> fault.replace(copy.toString(), file.toString()))
            .toList());
  }

  @Override
  public void close() throws IOException {
    Files.delete(copy);
    Files.delete(directory);
  }
}
