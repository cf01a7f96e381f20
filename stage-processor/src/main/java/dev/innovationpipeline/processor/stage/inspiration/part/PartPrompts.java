package dev.innovationpipeline.processor.stage.inspiration.part;

import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.processor.stage.prompt.Prompts;

/** The prompts beside this class; they belong to version 2 of the stage's prompt and later. */
public final class PartPrompts {

  /** Asks for the observations of one part; material: {@code part}, {@code passages}. */
  public static final Prompt OBSERVE = Prompts.named(PartPrompts.class, "observe");

  /** Asks for the choice among observations; material: {@code observations}. */
  public static final Prompt CHOOSE = Prompts.named(PartPrompts.class, "choose");

  /** As {@link #CHOOSE}, with quotes of the observations. */
  public static final Prompt CHOOSE_QUOTED = Prompts.named(PartPrompts.class, "choose-quoted");

  private PartPrompts() {}
}
