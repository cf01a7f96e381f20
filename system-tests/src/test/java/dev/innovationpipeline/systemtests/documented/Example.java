package dev.innovationpipeline.systemtests.documented;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of code of a document, or a command of another program inside a sentence.
 *
 * @param file from the folder of the project
 * @param language as the block says it; empty for none and inside a sentence
 */
record Example(String file, String language, String text) {

  static final Path HOME = Path.of("..");

  /**
   * Of our own commands, those inside a sentence are looked at by {@code DocumentedCommandsTest}.
   */
  private static final List<String> PROGRAMS =
      List.of(
          "apt-get ",
          "curl ",
          "docker ",
          "java ",
          "kafka-configs.sh ",
          "kafka-consumer-groups.sh ",
          "kcat ",
          "mvn ",
          "node ",
          "npm ",
          "openssl ",
          "pip ",
          "promtool ",
          "psql ",
          "python3 ",
          "WEBHOOK_SECRET=");

  /** Those of all documents that people read first; decisions tell of what was. */
  static List<Example> all() throws IOException {
    List<Example> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(HOME, 5)) {
      for (Path file : files.filter(Example::isDocument).sorted().toList()) {
        all.addAll(of(file));
      }
    }
    return all;
  }

  private static boolean isDocument(Path file) {
    String name = HOME.relativize(file).toString();
    return name.endsWith(".md")
        && (name.indexOf('/') < 0 || name.startsWith("docs/") || name.startsWith("clients/"))
        && !name.startsWith("docs/decisions/")
        && !name.contains("node_modules/")
        && !name.contains("target/");
  }

  static List<Example> of(Path file) throws IOException {
    String name = HOME.relativize(file).toString();
    List<Example> found = new ArrayList<>();
    List<String> block = null;
    String language = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```")) {
        if (block != null) {
          found.add(new Example(name, language, String.join("\n", block)));
        }
        block = block == null ? new ArrayList<>() : null;
        language = line.substring(3).strip();
      } else if (block != null) {
        block.add(line);
      } else {
        Arrays.stream(line.split("`", -1))
            .filter(part -> PROGRAMS.stream().anyMatch(part::startsWith))
            .forEach(part -> found.add(new Example(name, "", part)));
      }
    }
    return found;
  }

  String firstLine() {
    return text.lines().findFirst().orElse("").strip();
  }

  List<String> lines() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
