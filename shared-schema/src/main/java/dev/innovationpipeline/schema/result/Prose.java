package dev.innovationpipeline.schema.result;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text in Markdown. */
public record Prose(String markdown, @Nullable Evidence evidence) implements StageResult {

  public Prose {
    Objects.requireNonNull(markdown, "markdown");
  }

  public Prose(String markdown) {
    this(markdown, null);
  }
}
