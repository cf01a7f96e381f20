package dev.innovationpipeline.stages.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.stages.work.StageFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions of one stage's prompt. A file {@code prompt-v1.md} beside the stage has a head of
 * settings between two lines {@code ---}, then the system text, a line {@code ===}, the user text.
 */
public final class Prompts {

  private final TreeMap<String, Prompt> versions = new TreeMap<>();

  /**
   * @param stage the class beside which the files lie
   * @param versions oldest first
   */
  public Prompts(Class<?> stage, String... versions) {
    for (String version : versions) {
      this.versions.put(version, parse(version, text(stage, "prompt-" + version + ".md")));
    }
  }

  /**
   * The version that the run asks for, or the newest.
   *
   * @throws StageFailedException when there is no such version
   */
  public Prompt of(RunContext run) {
    String wanted = run.options().promptVersion();
    if (wanted == null) {
      return versions.lastEntry().getValue();
    }
    Prompt prompt = versions.get(wanted);
    if (prompt == null) {
      throw new StageFailedException(
          "prompt_version_unknown",
          "There is no prompt version %s; there are %s.".formatted(wanted, versions.keySet()));
    }
    return prompt;
  }

  private static Prompt parse(String version, String file) {
    String[] parts = file.split("(?m)^---\n|^===\n", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "A prompt file needs settings between two lines --- and a line === before the user"
              + " text.");
    }
    Map<String, String> settings = new TreeMap<>();
    parts[1]
        .lines()
        .map(line -> line.split(":", 2))
        .forEach(pair -> settings.put(pair[0].strip(), pair[1].strip()));
    return new Prompt(
        version,
        Double.parseDouble(setting(settings, "temperature")),
        Integer.parseInt(setting(settings, "seed")),
        Integer.parseInt(setting(settings, "max_completion_tokens")),
        parts[2].strip(),
        parts[3].strip());
  }

  private static String setting(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The head of a prompt file lacks " + name + ".");
    }
    return value;
  }

  private static String text(Class<?> stage, String name) {
    try (InputStream file = stage.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("There is no " + name + " beside " + stage + ".");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
