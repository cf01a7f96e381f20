package dev.innovationpipeline.processor.llm.error;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a request has to change to be taken.
 *
 * @param without the parameters to leave out; empty if the error names none
 * @param window the model's room and what the request needed; null unless the error tells both
 */
public record Remedy(Set<Parameter> without, @Nullable ContextWindow window) {

  public static final Remedy NONE = new Remedy(Set.of(), null);

  private static final double UNKNOWN_SHARE = 0.5;

  /**
   * The share of an input that was too long for which there is room, above 0 and below 1.
   *
   * @param completionTokens the room that the answer needs
   */
  public double shareOfInput(int completionTokens) {
    return window == null ? UNKNOWN_SHARE : window.shareOfInput(completionTokens);
  }
}
