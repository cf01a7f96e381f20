package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stage whose input is the Markdown of the previous stage and whose output is the answer. */
public abstract class ProseStage implements StageHandler {

  private final String key;
  private final Prompts prompts;

  /**
   * @param key of the stage in the registry of pipelines
   * @param versions of the prompt files in the package of the stage's class, newest last
   */
  protected ProseStage(String key, PromptCatalog catalog, String... versions) {
    this.key = key;
    this.prompts = catalog.of(key, getClass(), versions);
  }

  /**
   * The material for the prompt's placeholders.
   *
   * @param before the Markdown of the previous stage
   */
  protected abstract Material material(RunContext run, String before);

  /**
   * The texts for a prompt's placeholders.
   *
   * @param profile of the company that they tell of; null for none
   */
  public record Material(Map<String, String> texts, @Nullable ProfileVersion profile) {

    /** Texts that tell of no company. */
    public Material(Map<String, String> texts) {
      this(texts, null);
    }
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final StageOutput perform(
      RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    StageCompleted input = Objects.requireNonNull(previous);
    StageResult before = input.result();
    Material material = material(run, before.markdown());
    Prompt prompt = prompts.of(run);
    Answer answer = llm.ask(prompt.ask(material.texts(), null));
    return new StageOutput(
        new Prose(answer.text().strip(), evidence(before)),
        answer.model(),
        prompt.version(),
        prompt.hash(),
        List.of(),
        input.document(),
        material.profile());
  }

  /** Carried on, as the last stage knows only the result before it. */
  private static @Nullable Evidence evidence(StageResult before) {
    return before.quoted().isEmpty() ? before.evidence() : Evidence.withQuotes(before.quoted());
  }
}
