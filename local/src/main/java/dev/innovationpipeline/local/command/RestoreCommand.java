package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.ServerAddress;
import dev.innovationpipeline.local.backup.Backup;
import dev.innovationpipeline.local.backup.Backup.Copied;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = "Put a backup in the place of a stopped pipeline's data.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "As given to backup.")
  Path directory = Path.of("");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where to restore to. Default: ${DEFAULT-VALUE}")
  Path dataDirectory = ServerAddress.defaultDataDirectory();

  @Option(names = "--overwrite", description = "Delete the data that is there.")
  boolean overwrite;

  @Override
  public Integer call() throws Exception {
    Copied copied = new Backup(directory).restore(dataDirectory, overwrite);
    System.out.printf(
        "Restored %d files, %,d bytes, to %s. Start with ./pipeline up%s.%n",
        copied.files(),
        copied.bytes(),
        dataDirectory.toAbsolutePath().normalize(),
        ServerAddress.option(dataDirectory));
    return 0;
  }
}
