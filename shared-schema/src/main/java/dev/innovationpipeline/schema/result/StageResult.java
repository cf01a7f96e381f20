package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The result of a stage; each kind is defined here and nowhere else. */
public sealed interface StageResult {

  /** The text of the result, for people and for the next stage. */
  String markdown();

  /** The evidence that the result rests on; null where nobody recorded it. */
  @Nullable Evidence evidence();

  default ResultKind kind() {
    return switch (this) {
      case Inspirations result -> ResultKind.INSPIRATIONS;
      case Prose result -> ResultKind.PROSE;
      case OpportunityCards result -> ResultKind.OPPORTUNITY_CARDS;
    };
  }

  /** The inspirations that a document gives: a pipeline goes on with exactly {@link #COUNT}. */
  record Inspirations(String markdown, List<Inspiration> inspirations, @Nullable Evidence evidence)
      implements StageResult {

    public static final int COUNT = 2;

    public Inspirations {
      Objects.requireNonNull(markdown, "markdown");
      inspirations = List.copyOf(inspirations);
    }

    public Inspirations(String markdown, List<Inspiration> inspirations) {
      this(markdown, inspirations, null);
    }

    /**
     * The JSON Schema of {@code {"inspirations": […]}}, as it stands in events and as a model
     * answers.
     */
    public static String schema() {
      return ResultSchemas.read("inspirations.schema.json");
    }
  }

  /** A text in Markdown. */
  record Prose(String markdown, @Nullable Evidence evidence) implements StageResult {

    public Prose {
      Objects.requireNonNull(markdown, "markdown");
    }

    public Prose(String markdown) {
      this(markdown, null);
    }
  }

  /**
   * The cards that a run ends in: exactly those numbered 1 to {@link #COUNT}.
   *
   * @param checks of the cards that were read; null where nobody checked them
   */
  record OpportunityCards(
      String markdown,
      List<OpportunityCard> cards,
      @Nullable Evidence evidence,
      @Nullable List<CardCheck> checks)
      implements StageResult {

    public static final int COUNT = 5;

    public OpportunityCards {
      Objects.requireNonNull(markdown, "markdown");
      cards = List.copyOf(cards);
      checks = checks == null ? null : List.copyOf(checks);
    }

    public OpportunityCards(
        String markdown, List<OpportunityCard> cards, @Nullable Evidence evidence) {
      this(markdown, cards, evidence, null);
    }

    public OpportunityCards(String markdown, List<OpportunityCard> cards) {
      this(markdown, cards, null);
    }

    /** The same cards with their checks. */
    public OpportunityCards checked(List<CardCheck> found) {
      return new OpportunityCards(markdown, cards, evidence, found);
    }

    /**
     * The JSON Schema of {@code {"cards": […]}}, as a model answers, and as it stands in events
     * beside the checks.
     */
    public static String schema() {
      return ResultSchemas.read("opportunity-cards.schema.json");
    }
  }
}
