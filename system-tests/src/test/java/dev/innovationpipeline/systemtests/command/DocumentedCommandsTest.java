package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.JsonNode;

/** The commands and JSON files that the documents show: the command line takes each of them. */
class DocumentedCommandsTest {

  private static final Path HOME = Path.of("..");
  private static final String COMMAND = "./pipeline ";
  private static final Map<String, String> PLACEHOLDERS = Map.of("N", "1", "S", "1", "…", "1");

  /**
   * A command, or a JSON file, as it is shown.
   *
   * @param whole false for one inside a sentence, which may leave out what it needs
   */
  record Shown(Path file, String text, boolean whole) {

    @Override
    public String toString() {
      return HOME.relativize(file) + ": " + text;
    }
  }

  static List<Shown> commands() throws IOException {
    List<Shown> commands = new ArrayList<>();
    for (Path file : documents()) {
      boolean block = false;
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("```")) {
          block = !block;
        } else if (block) {
          int start = line.indexOf(COMMAND);
          if (start >= 0 && !line.substring(0, start).contains("#")) {
            commands.add(new Shown(file, line.substring(start), true));
          }
        } else {
          Arrays.stream(line.split("`", -1))
              .filter(part -> part.startsWith(COMMAND))
              .forEach(part -> commands.add(new Shown(file, part, false)));
        }
      }
    }
    return commands;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theCommandLineTakesIt(Shown shown) {
    try {
      PipelineCommand.line().parseArgs(arguments(shown.text()).toArray(String[]::new));
    } catch (ParameterException e) {
      if (shown.whole() || e instanceof UnmatchedArgumentException) {
        throw e;
      }
    }
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(100);
  }

  @Test
  void configurationsOfAssistantsStartTheServer() throws IOException {
    int found = 0;
    for (JsonNode shown : jsonIn(HOME.resolve("docs/assistants.md"))) {
      JsonNode server =
          shown.path("mcpServers").path("innovation-pipeline").isObject()
              ? shown.path("mcpServers").path("innovation-pipeline")
              : shown.path("servers").path("innovation-pipeline");
      assertThat(server.path("command").asString()).endsWith("/pipeline");
      String[] arguments =
          server.path("args").valueStream().map(JsonNode::asString).toArray(String[]::new);
      assertThat(arguments).startsWith("mcp");
      PipelineCommand.line().parseArgs(arguments);
      found++;
    }
    assertThat(found).isEqualTo(2);
  }

  private static List<JsonNode> jsonIn(Path file) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    StringBuilder block = null;
    for (String line : Files.readAllLines(file)) {
      if (line.equals("```json")) {
        block = new StringBuilder();
      } else if (line.equals("```") && block != null) {
        all.add(WireJson.MAPPER.readTree(block.toString()));
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return all;
  }

  private static List<Path> documents() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : List.of(HOME, HOME.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  /** Blanks between double quotes do not divide. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    String[] parts = line.split("\"", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        words.add(parts[i]);
      } else {
        Arrays.stream(parts[i].strip().split(" +")).filter(w -> !w.isEmpty()).forEach(words::add);
      }
    }
    return words;
  }

  /** Without the comment, and without what a shell takes. */
  private static List<String> arguments(String shown) {
    List<String> arguments = new ArrayList<>();
    for (String word : words(shown.substring(COMMAND.length()).strip())) {
      if (word.equals("#") || word.equals(">") || word.equals("|") || word.equals("&&")) {
        break;
      }
      String plain = word.replace("'", "");
      arguments.add(PLACEHOLDERS.getOrDefault(plain, plain));
    }
    return arguments;
  }
}
