package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The files of exports, which instances may share: {@code ID.json} is the export, beside its file.
 */
final class ExportDirectory {

  private static final String JSON = ".json";
  private static final String PART = "part-";
  private static final int ID_LENGTH = 32;

  private final Path directory;

  ExportDirectory(Path directory) {
    this.directory = directory;
  }

  /** A file that is not there yet. */
  Path file(String id) {
    return directory().resolve(id + ".file");
  }

  /** A file of this process alone. */
  Path newPart() throws IOException {
    return Files.createTempFile(directory(), PART, ".file");
  }

  private Path directory() {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The directory of exports, pipeline.exports.directory, cannot be made: " + directory, e);
    }
  }

  void write(ExportJob job) {
    try {
      Path part = Files.createTempFile(directory(), PART, JSON);
      Files.write(part, WireJson.MAPPER.writeValueAsBytes(job));
      Files.move(part, directory.resolve(job.id() + JSON), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The state of an export cannot be written.", e);
    }
  }

  Optional<ExportJob> find(String id) {
    if (!isId(id)) {
      return Optional.empty();
    }
    try {
      byte[] json = Files.readAllBytes(directory.resolve(id + JSON));
      return Optional.of(WireJson.MAPPER.readValue(json, ExportJob.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException("The state of export " + id + " cannot be read.", e);
    }
  }

  void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
    Files.deleteIfExists(directory.resolve(id + JSON));
  }

  /** Removes what is older, parts that a killed process left included. */
  void sweep(Instant now, Duration age) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(age))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      // Another instance was faster.
    } catch (IOException e) {
      throw new UncheckedIOException("Old exports cannot be removed.", e);
    }
  }

  private static boolean isId(String id) {
    return id.length() == ID_LENGTH
        && id.chars().allMatch(each -> Character.digit(each, 16) >= 0 && each < 'g');
  }
}
