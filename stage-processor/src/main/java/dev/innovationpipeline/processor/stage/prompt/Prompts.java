package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.event.RunContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The prompt versions of one stage. A prompt file has its settings between two lines {@code ---},
 * then the system message, a line {@code ===} and the user message.
 */
public final class Prompts {

  private final SequencedMap<String, Prompt> versions = new LinkedHashMap<>();
  private final Supplier<Set<String>> known;

  /**
   * @param oldestFirst the last one is the newest, regardless of its name
   * @param known the versions of all stages
   */
  Prompts(List<Prompt> oldestFirst, Supplier<Set<String>> known) {
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
    if (requested == null) {
      return versions.lastEntry().getValue();
    }
    Prompt prompt = versions.get(requested);
    if (prompt != null) {
      return prompt;
    }
    Set<String> all = known.get();
    if (all.contains(requested)) {
      return versions.lastEntry().getValue();
    }
    throw new StageFailedException(
        "prompt_version_unknown",
        "There is no prompt version %s; this stage has %s, all stages have %s. Reprocess the run with one of these."
            .formatted(requested, versions.keySet(), all));
  }

  /**
   * A prompt that a stage asks besides that of its version.
   *
   * @param owner a class in the package of the file {@code prompt-NAME.md}
   */
  public static Prompt named(Class<?> owner, String name) {
    PromptText text = PromptText.shipped(owner, name);
    return new PromptFile(text.origin(), text).parse(name);
  }
}
