package dev.innovationpipeline.schema.processor;

import java.util.Objects;

/**
 * A piece of what the model is writing; the stage's completion has the whole.
 *
 * @param position of the piece's first character in the answer; 0 begins anew, as when a call is
 *     repeated
 */
public record StageText(String runId, int attempt, int stage, long position, String text) {

  public StageText {
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(text, "text");
  }
}
