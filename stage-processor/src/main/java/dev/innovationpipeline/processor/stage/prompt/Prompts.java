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
 * The versions of one stage's prompt. A file {@code prompt-v1.md} beside the stage has a head of
 * settings between two lines {@code ---}, then the system text, a line {@code ===}, the user text.
 */
public final class Prompts {

  private final SequencedMap<String, Prompt> versions = new LinkedHashMap<>();
  private final Set<String> elsewhere;

  /**
   * @param stage the class beside which the files lie
   * @param versions oldest first: the last given is the newest, whatever its name
   */
  public Prompts(Class<?> stage, String... versions) {
    this(Stream.of(versions).map(version -> read(stage, version)).toList(), PromptVersions.all());
  }

  Prompts(List<Prompt> oldestFirst) {
    this(oldestFirst, Set.of());
  }

  /**
   * @param elsewhere versions that some stage has
   */
  Prompts(List<Prompt> oldestFirst, Set<String> elsewhere) {
    this.elsewhere = elsewhere;
    oldestFirst.forEach(prompt -> versions.put(prompt.version(), prompt));
  }

  /**
   * The version that the run asks for; the newest when it asks for none, or for one that only other
   * stages have: a better prompt of one stage is tried without rewriting all.
   *
   * @throws StageFailedException when no stage has such a version
   */
  public Prompt of(RunContext run) {
    String wanted = run.options().promptVersion();
    if (wanted == null || (!versions.containsKey(wanted) && elsewhere.contains(wanted))) {
      return versions.lastEntry().getValue();
    }
    Prompt prompt = versions.get(wanted);
    if (prompt == null) {
      throw new StageFailedException(
          "prompt_version_unknown",
          "There is no prompt version %s; this stage has %s, the others %s. Reprocess the run with one of these."
              .formatted(wanted, versions.keySet(), elsewhere));
    }
    return prompt;
  }

  private static Prompt read(Class<?> stage, String version) {
    String name = "prompt-" + version + ".md";
    return new PromptFile(stage.getSimpleName() + "'s " + name, text(stage, name)).parse(version);
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
