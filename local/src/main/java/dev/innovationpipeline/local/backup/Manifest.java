package dev.innovationpipeline.local.backup;

import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.embedded.StartFailedException.Reason;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The list of all that a backup holds.
 *
 * @param format of the backup itself
 * @param versions of what wrote the files, by name
 * @param folders by path inside the backup, with slashes
 * @param files by path inside the backup, with slashes
 */
record Manifest(
    int format,
    Instant createdAt,
    Map<String, String> versions,
    List<String> folders,
    Map<String, Entry> files) {

  static final String NAME = "manifest.json";

  static final int FORMAT = 1;

  /**
   * @param sha256 in hexadecimal
   */
  record Entry(long bytes, String sha256) {}

  Manifest {
    versions = new TreeMap<>(versions == null ? Map.of() : versions);
    folders = folders == null ? List.of() : folders.stream().sorted().toList();
    files = new TreeMap<>(files == null ? Map.of() : files);
  }

  long bytes() {
    return files.values().stream().mapToLong(Entry::bytes).sum();
  }

  void write(Path backup) throws IOException {
    Files.write(
        backup.resolve(NAME),
        WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }

  /**
   * @throws StartFailedException when there is none, or one of a version that is not known
   */
  static Manifest read(Path backup) throws IOException {
    Path file = backup.resolve(NAME);
    if (!Files.exists(file)) {
      throw new StartFailedException(
          "There is no backup in "
              + backup.toAbsolutePath()
              + ": it has no "
              + NAME
              + ". Name the directory that ./pipeline backup was given.");
    }
    Manifest found = parse(Files.readAllBytes(file));
    if (found == null || found.format() != FORMAT) {
      throw new StartFailedException(
          Reason.DAMAGED,
          "%s is damaged, or of a version of the pipeline that this one cannot read (it reads format %d). Restore with the version that wrote it."
              .formatted(file.toAbsolutePath(), FORMAT),
          null);
    }
    return found;
  }

  private static @Nullable Manifest parse(byte[] json) {
    try {
      return WireJson.MAPPER.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      return null;
    }
  }
}
