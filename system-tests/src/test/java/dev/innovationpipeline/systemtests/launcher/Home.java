package dev.innovationpipeline.systemtests.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A built project of its own, with a copy of the launcher. */
record Home(Path path, Path jdk, Map<String, String> environment) {

  private static final Duration RECORDING_TIMEOUT = Duration.ofMinutes(5);

  /**
   * @param output of both streams
   */
  record Answer(int exitCode, String output) {}

  /** With jars that are empty: for a JDK that does not read them. */
  static Home ofEmptyJars(Path path, Path jdk) throws IOException {
    Home home = new Home(path, jdk, new HashMap<>());
    home.copyLauncher();
    Files.createDirectories(path.resolve("module/src/main"));
    Files.createFile(path.resolve("pom.xml"));
    Files.createFile(path.resolve("module/pom.xml"));
    Files.createDirectories(path.resolve("cli/target/lib"));
    Files.createFile(path.resolve("cli/target/cli.jar"));
    Files.createDirectories(path.resolve("benchmarks/target"));
    Files.writeString(path.resolve("benchmarks/target/class-path"), home.jar().toString());
    Files.createFile(home.jar());
    return home;
  }

  /** With the jars of the client commands that the build has left. */
  static Home ofBuiltClient(Path path, Path jdk) throws IOException {
    Home home = new Home(path, jdk, new HashMap<>());
    home.copyLauncher();
    Path built = Path.of("..", "cli", "target");
    Path target = path.resolve("cli/target");
    Files.createDirectories(target.resolve("lib"));
    Files.copy(built.resolve("cli.jar"), target.resolve("cli.jar"));
    try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
      for (Path library : libraries.toList()) {
        Files.copy(library, target.resolve(built.relativize(library)));
      }
    }
    return home;
  }

  private void copyLauncher() throws IOException {
    Files.copy(
        Path.of("..", "pipeline"), path.resolve("pipeline"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  Path jar() {
    return path.resolve("benchmarks/target/benchmarks.jar");
  }

  /** The start cache of a module, if there is one. */
  Optional<Path> cache(String module) throws IOException {
    try (Stream<Path> files = Files.list(path.resolve(module).resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".cache")).findFirst();
    }
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(path.resolve("pipeline").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches(".*(JAVA|PIPELINE|JDK).*"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  Answer run(String... arguments) throws Exception {
    Process process = start(arguments);
    process.getOutputStream().close();
    try (var output = process.inputReader(UTF_8)) {
      String all = output.lines().collect(Collectors.joining("\n"));
      return new Answer(process.waitFor(), all);
    }
  }

  /** The cache that a start has left a recorder behind for. */
  Path awaitCache(String module) {
    return await()
        .atMost(RECORDING_TIMEOUT)
        .until(() -> cache(module), Optional::isPresent)
        .orElseThrow();
  }
}
