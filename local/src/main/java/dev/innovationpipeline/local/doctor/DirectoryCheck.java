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
import java.util.ArrayList;
import java.util.List;

/** Looks at the data directory of a local pipeline, whether one runs on it or not. */
public final class DirectoryCheck {

  private final Path root;
  private final String about;
  private final List<Finding> findings = new ArrayList<>();

  public DirectoryCheck(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.about = "data directory " + this.root;
  }

  public List<Finding> findings() throws IOException {
    space();
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
