package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.local.backup.Backup;
import dev.innovationpipeline.local.backup.Backup.Copied;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = "Copy the data of a stopped pipeline, with checksums.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A new directory for the backup.")
  Path directory = Path.of("");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "What to back up. Default: ${DEFAULT-VALUE}")
  Path dataDirectory = ServerAddress.defaultDataDirectory();

  @Override
  public Integer call() throws Exception {
    Copied copied = new Backup(directory).take(dataDirectory, InstantSource.system());
    System.out.printf(
        "Backed up %d files, %,d bytes, to %s.%n",
        copied.files(), copied.bytes(), directory.toAbsolutePath().normalize());
    return 0;
  }
}
