package dev.innovationpipeline.benchmarks.evaluate.run;

import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A folder with the results of one model: a file each, written whole or not at all. */
public final class KeptResults {

  private static final String FAILURE = "failure.json";

  private final Path directory;

  public KeptResults(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  /** Of a stage that all companies share. */
  Path shared(String document, int stage) {
    return directory.resolve("runs").resolve(document).resolve("stage" + stage + ".json");
  }

  Path sharedFailure(String document) {
    return directory.resolve("runs").resolve(document).resolve(FAILURE);
  }

  Path own(Case each, int stage) {
    return ofCase(each).resolve("stage" + stage + ".json");
  }

  Path failure(Case each) {
    return ofCase(each).resolve(FAILURE);
  }

  public Path judged(Case each) {
    return ofCase(each).resolve("judged.json");
  }

  private Path ofCase(Case each) {
    return directory.resolve("runs").resolve(each.document()).resolve(each.company());
  }

  /** Empty where there is no such file yet. */
  public <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Files.exists(file)
          ? Optional.of(WireJson.MAPPER.readValue(Files.readString(file), type))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(Path file, Object value) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "part", ".tmp");
      Files.writeString(
          part, WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
