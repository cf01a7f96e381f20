package dev.innovationpipeline.local.doctor;

import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.embedded.DiskSpace;
import dev.innovationpipeline.embedded.KafkaFiles;
import dev.innovationpipeline.embedded.PostgresFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the data directory of a local pipeline, whether one runs on it or not. */
public final class DirectoryCheck {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path root;
  private final String about;
  private final List<Finding> findings = new ArrayList<>();

  public DirectoryCheck(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.about = "data directory " + this.root;
  }

  public List<Finding> findings() throws IOException {
    space();
    secrets();
    if (!Files.exists(root)) {
      findings.add(Finding.ok(about, "is not there yet; the first start makes it."));
    } else if (!Files.isWritable(root)) {
      findings.add(
          Finding.problem(
              about,
              "cannot be written by this user.",
              "Give it to the user who starts the pipeline, or choose another with --data-dir."));
    } else if (isHeld()) {
      findings.add(
          Finding.ok(
              about,
              "is in use by a pipeline"
                  + new ServerAddress(root).read().map(url -> " that answers at " + url).orElse("")
                  + "; stop it to have the files checked."));
    } else {
      leftovers();
      files();
    }
    return findings;
  }

  private void space() {
    long free = DiskSpace.freeBytes(root);
    if (free < DiskSpace.START_BYTES) {
      findings.add(
          Finding.problem(
              about,
              "has %d MB of free disk.".formatted(free >> 20),
              "Free at least %d MB, or choose another with --data-dir."
                  .formatted(DiskSpace.START_BYTES >> 20)));
    }
  }

  /** Keys, passwords and the certificate of a pipeline that asks who is there. */
  private void secrets() throws IOException {
    Path secure = root.resolve("secure");
    if (!Files.isDirectory(secure)
        || !secure.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    List<Path> readable = new ArrayList<>();
    try (Stream<Path> files = Files.walk(secure)) {
      for (Path file : files.toList()) {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
          readable.add(root.relativize(file));
        }
      }
    }
    if (!readable.isEmpty()) {
      findings.add(
          Finding.problem(
              about,
              "has secrets that other users of this machine may read: " + readable + ".",
              "Run chmod -R go= %s; if others have been on this machine meanwhile, remove that directory, and all of it is made anew."
                  .formatted(secure)));
    }
  }

  private boolean isHeld() throws IOException {
    Path lock = root.resolve("lock");
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private void leftovers() throws IOException {
    new PostgresFiles(root.resolve("postgres"))
        .server()
        .ifPresent(
            server ->
                findings.add(
                    Finding.warning(
                        about,
                        "is still used by PostgreSQL, process %d, of a pipeline that was killed."
                            .formatted(server.pid()),
                        "Start the pipeline on it: it takes the process over.")));
  }

  private void files() throws IOException {
    PostgresFiles postgres = new PostgresFiles(root.resolve("postgres"));
    postgres
        .damage()
        .ifPresent(what -> findings.add(Finding.problem(about, what + ".", postgres.remedy())));
    for (String damage : new KafkaFiles(root.resolve("kafka")).damageAnywhere()) {
      findings.add(
          Finding.problem(
              about,
              "kafka/" + damage + ".",
              "Restore a backup (./pipeline restore), or go on with the records that are left: up"
                  + " --accept-damage."));
    }
    if (findings.stream().noneMatch(each -> each.severity() == Finding.Severity.PROBLEM)) {
      findings.add(Finding.ok(about, "has whole files; no pipeline runs on it."));
    }
  }
}
