package dev.innovationpipeline.schema.pipeline;

import dev.innovationpipeline.schema.result.ResultKind;
import java.util.Objects;

/**
 * One stage of a pipeline.
 *
 * @param number its place, counted from 1; on the wire and in the database
 * @param key names what is done, such as {@code brand-contextualization}; the processor finds the
 *     stage's handler by it
 * @param title for people
 * @param kind of what the stage makes
 */
public record Stage(int number, String key, String title, ResultKind kind) {

  public Stage {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
    if (number < 1) {
      throw new IllegalArgumentException("A stage's number is counted from 1, but is " + number);
    }
  }
}
