package dev.innovationpipeline.local.backup;

import dev.innovationpipeline.embedded.DiskSpace;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.KafkaFiles;
import dev.innovationpipeline.embedded.PostgresFiles;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.embedded.StartFailedException.Reason;
import dev.innovationpipeline.local.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Copies of a data directory on which no pipeline runs: a copy of files that change meanwhile would
 * hold neither one moment of the topics nor a database that starts.
 */
public final class Backup {

  private final Path directory;

  /**
   * @param directory of the backup
   */
  public Backup(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /**
   * @param files how many were copied
   * @param bytes of all of them
   */
  public record Copied(int files, long bytes) {}

  /**
   * Copies a data directory; the manifest comes last, so an interrupted backup is none.
   *
   * @throws StartFailedException when a pipeline runs on it, when it is damaged, or when the
   *     backup's directory is not empty
   */
  public Copied take(Path dataDirectory, InstantSource clock) throws IOException {
    if (Files.exists(directory) && !Tree.isEmpty(directory)) {
      throw new StartFailedException(
          directory + " is not empty. Name a new directory for the backup.");
    }
    if (directory.startsWith(dataDirectory.toAbsolutePath().normalize())) {
      throw new StartFailedException(
          directory + " lies in the data directory. Name one outside of it for the backup.");
    }
    try (DataDirectory data = DataDirectory.hold(dataDirectory)) {
      if (!Files.exists(data.kafka())) {
        throw new StartFailedException(
            "There is no data in " + dataDirectory.toAbsolutePath() + " to back up.");
      }
      EmbeddedDatabase.stopLeftover(data.postgres());
      requireWhole(data);
      Map<String, Path> sources = new TreeMap<>();
      List<String> folders = new ArrayList<>();
      for (Path part : data.parts()) {
        Tree.folders(part).forEach(folder -> folders.add(Tree.name(data.root(), folder)));
        Tree.files(part).forEach(file -> sources.put(Tree.name(data.root(), file), file));
      }
      long bytes = 0;
      for (Path source : sources.values()) {
        bytes += Files.size(source);
      }
      DiskSpace.require(directory, bytes);
      Map<String, Manifest.Entry> files = new TreeMap<>();
      for (Map.Entry<String, Path> source : sources.entrySet()) {
        files.put(
            source.getKey(), Tree.copy(source.getValue(), directory.resolve(source.getKey())));
      }
      new Manifest(Manifest.FORMAT, clock.instant(), versions(), folders, files).write(directory);
      return new Copied(files.size(), bytes);
    }
  }

  private static void requireWhole(DataDirectory data) throws IOException {
    List<String> damage = new ArrayList<>(new KafkaFiles(data.kafka()).damageAnywhere());
    new PostgresFiles(data.postgres()).damage().ifPresent(damage::add);
    if (!damage.isEmpty()) {
      throw new StartFailedException(
          Reason.DAMAGED,
          "The data is damaged, and a backup of it would be, too: "
              + String.join("; ", damage)
              + ". ./pipeline doctor says what to do.",
          null);
    }
  }

  /**
   * Puts a backup in the place of a data directory, once all its checksums are right.
   *
   * @param overwrite whether to delete what is there
   * @throws StartFailedException when a pipeline runs there, data is there, or the backup is not
   *     whole or of another version
   */
  public Copied restore(Path dataDirectory, boolean overwrite) throws IOException {
    Manifest manifest = Manifest.read(directory);
    requireVersions(manifest);
    verify(manifest);
    try (DataDirectory data = DataDirectory.hold(dataDirectory)) {
      if (Files.exists(data.kafka()) && !overwrite) {
        throw new StartFailedException(
            "There is data in "
                + data.root()
                + ". Restore to another directory with --data-dir, or delete what is there with"
                + " --overwrite.");
      }
      EmbeddedDatabase.stopLeftover(data.postgres());
      DiskSpace.require(data.root(), manifest.bytes() + DiskSpace.START_BYTES);
      data.empty();
      for (String name : manifest.folders()) {
        Files.createDirectories(inside(data.root(), name));
      }
      for (String name : manifest.files().keySet()) {
        Tree.copy(directory.resolve(name), inside(data.root(), name));
      }
      Tree.ownerOnly(data.postgres().resolve("data"));
      return new Copied(manifest.files().size(), manifest.bytes());
    }
  }

  private static Path inside(Path root, String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new StartFailedException(
          Reason.DAMAGED, "The backup names " + name + ", which lies outside of it.", null);
    }
    return path;
  }

  private static void requireVersions(Manifest manifest) {
    versions()
        .forEach(
            (name, version) -> {
              String written = manifest.versions().get(name);
              if (!version.equals(written)) {
                throw new StartFailedException(
                    Reason.DAMAGED,
                    "The backup is of %s %s, and this build has %s. Restore it with the build that wrote it; the database alone is made anew by the sink when postgres/data is missing."
                        .formatted(name, written, version),
                    null);
              }
            });
  }

  private void verify(Manifest manifest) throws IOException {
    for (Map.Entry<String, Manifest.Entry> file : manifest.files().entrySet()) {
      Path path = directory.resolve(file.getKey()).normalize();
      Optional<String> wrong =
          !path.startsWith(directory)
              ? Optional.of("lies outside of the backup")
              : !Files.exists(path)
                  ? Optional.of("is missing")
                  : Tree.entry(path).equals(file.getValue())
                      ? Optional.empty()
                      : Optional.of("is not what was backed up");
      if (wrong.isPresent()) {
        throw new StartFailedException(
            Reason.DAMAGED,
            "The backup is damaged: "
                + path
                + " "
                + wrong.get()
                + ". Nothing was restored; take another backup.",
            null);
      }
    }
  }

  /** Files of another version of PostgreSQL do not start; Kafka reads those of older ones. */
  private static Map<String, String> versions() {
    return Map.of("postgres", PostgresFiles.VERSION, "kafka", EmbeddedBroker.version());
  }
}
