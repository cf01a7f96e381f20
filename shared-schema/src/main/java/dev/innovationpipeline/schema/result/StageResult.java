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

  /** The verified quotes that the stages after may refer to. */
  default List<Quote> quoted() {
    return switch (this) {
      case Inspirations result ->
          result.quotes == null
              ? List.of()
              : result.quotes.stream().filter(Quote::verified).toList();
      case Prose result -> quotedIn(result.evidence);
      case OpportunityCards result -> quotedIn(result.evidence);
    };
  }

  private static List<Quote> quotedIn(@Nullable Evidence evidence) {
    return evidence == null || evidence.quoted() == null ? List.of() : evidence.quoted();
  }

  default ResultKind kind() {
    return switch (this) {
      case Inspirations result -> ResultKind.INSPIRATIONS;
      case Prose result -> ResultKind.PROSE;
      case OpportunityCards result -> ResultKind.OPPORTUNITY_CARDS;
    };
  }

  /**
   * The inspirations that a document gives: a pipeline goes on with exactly {@link #COUNT}.
   *
   * @param quotes of the document, verified or not; null where nobody asked for them
   */
  record Inspirations(
      String markdown,
      List<Inspiration> inspirations,
      @Nullable Evidence evidence,
      @Nullable List<Quote> quotes)
      implements StageResult {

    public static final int COUNT = 2;

    public Inspirations {
      Objects.requireNonNull(markdown, "markdown");
      inspirations = List.copyOf(inspirations);
      quotes = quotes == null ? null : List.copyOf(quotes);
    }

    public Inspirations(String markdown, List<Inspiration> inspirations) {
      this(markdown, inspirations, null, null);
    }

    /** Inspirations with the quotes that they rest on. */
    public static Inspirations resting(
        String markdown, List<Inspiration> inspirations, List<Quote> quotes) {
      return new Inspirations(markdown, inspirations, Evidence.of(quotes), quotes);
    }

    /** The text of inspirations, for people and for the next stage. */
    public static String markdown(List<Inspiration> inspirations) {
      StringBuilder markdown = new StringBuilder("# Inspirations\n");
      int number = 0;
      for (Inspiration inspiration : inspirations) {
        markdown.append(
            "\n## Inspiration %d: %s\n\n".formatted(++number, inspiration.title().strip()));
        markdown.append(inspiration.content().strip()).append("\n\n**Key elements**\n\n");
        inspiration
            .keyElements()
            .forEach(element -> markdown.append("- ").append(element).append('\n'));
      }
      return markdown.toString();
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
   * @param sources of the cards that were read; null where no evidence is known
   */
  record OpportunityCards(
      String markdown,
      List<OpportunityCard> cards,
      @Nullable Evidence evidence,
      @Nullable List<CardCheck> checks,
      @Nullable List<CardSource> sources)
      implements StageResult {

    public static final int COUNT = 5;

    public OpportunityCards {
      Objects.requireNonNull(markdown, "markdown");
      cards = List.copyOf(cards);
      checks = checks == null ? null : List.copyOf(checks);
      sources = sources == null ? null : List.copyOf(sources);
    }

    public OpportunityCards(
        String markdown, List<OpportunityCard> cards, @Nullable Evidence evidence) {
      this(markdown, cards, evidence, null, null);
    }

    public OpportunityCards(String markdown, List<OpportunityCard> cards) {
      this(markdown, cards, null);
    }

    /** The same cards with their checks. */
    public OpportunityCards checked(List<CardCheck> found) {
      return new OpportunityCards(markdown, cards, evidence, found, sources);
    }

    /** The same cards with what they rest on. */
    public OpportunityCards resting(@Nullable Evidence on, @Nullable List<CardSource> known) {
      return new OpportunityCards(markdown, cards, on, checks, known);
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
