package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The inspirations that a document gives: a pipeline goes on with exactly {@link #COUNT}. */
public record Inspirations(
    String markdown, List<Inspiration> inspirations, @Nullable Evidence evidence)
    implements StageResult {

  public static final int COUNT = 2;

  public Inspirations {
    Objects.requireNonNull(markdown, "markdown");
    inspirations = List.copyOf(inspirations);
  }

  public Inspirations(String markdown, List<Inspiration> inspirations) {
    this(markdown, inspirations, null);
  }
}
