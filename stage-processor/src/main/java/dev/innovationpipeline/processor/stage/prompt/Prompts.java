package dev.innovationpipeline.processor.stage.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.event.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The prompt versions of one stage. The file {@code prompt-v1.md} in the stage's package has its
 * settings between two lines {@code ---}, then the system message, a line {@code ===} and the user
 * message.
 */
public final class Prompts {

  private final SequencedMap<String, Prompt> versions = new LinkedHashMap<>();
  private final Set<String> known;

  /**
   * @param stage a class in the package of the prompt files
   * @param versions in order of age; the last one is the newest, regardless of its name
   */
  public Prompts(Class<?> stage, String... versions) {
    this(Stream.of(versions).map(version -> read(stage, version)).toList(), PromptVersions.all());
  }

  Prompts(List<Prompt> oldestFirst) {
    this(oldestFirst, Set.of());
  }

  /**
   * @param known the versions of all stages
   */
  Prompts(List<Prompt> oldestFirst, Set<String> known) {
    this.known = known;
    oldestFirst.forEach(prompt -> versions.put(prompt.version(), prompt));
  }

  /**
   * The version that the run asks for; the newest if it asks for none, or for one that only other
   * stages have, so that a new prompt of one stage can be tried without changing all.
   *
   * @throws StageFailedException if no stage has the version
   */
  public Prompt of(RunContext run) {
    String requested = run.options().promptVersion();
    if (requested == null || (!versions.containsKey(requested) && known.contains(requested))) {
      return versions.lastEntry().getValue();
    }
    Prompt prompt = versions.get(requested);
    if (prompt == null) {
      throw new StageFailedException(
          "prompt_version_unknown",
          "There is no prompt version %s; this stage has %s, all stages have %s. Reprocess the run with one of these."
              .formatted(requested, versions.keySet(), known));
    }
    return prompt;
  }

  /**
   * A prompt that a stage asks besides that of its version.
   *
   * @param owner a class in the package of the file {@code prompt-NAME.md}
   */
  public static Prompt named(Class<?> owner, String name) {
    return read(owner, name);
  }

  private static Prompt read(Class<?> stage, String version) {
    String name = "prompt-" + version + ".md";
    return new PromptFile(stage.getSimpleName() + "'s " + name, text(stage, name)).parse(version);
  }

  private static String text(Class<?> stage, String name) {
    try (InputStream file = stage.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException(
            "There is no " + name + " in the package of " + stage + ".");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
