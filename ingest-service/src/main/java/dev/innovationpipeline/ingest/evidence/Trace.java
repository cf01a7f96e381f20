package dev.innovationpipeline.ingest.evidence;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How cards follow from a document, each step with its links in both directions. */
record Trace(
    List<TracedCard> cards,
    List<TracedPrinciple> principles,
    List<TracedTrend> trends,
    List<TracedInspiration> inspirations,
    List<TracedQuote> quotes,
    List<TracedPassage> passages) {

  /** The ways to know of a link that no model stated as data. */
  enum Known {
    /** Both have the same number, as the prompt asks for. */
    NUMBER("number"),
    /** The text names it by its number. */
    NAMED("named"),
    /** The texts have most words in common. */
    LIKENESS("likeness");

    private final String wireName;

    Known(String wireName) {
      this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
      return wireName;
    }
  }

  /** A number and how the link to it is known. */
  record TraceLink(int number, Known by) {}

  /** A card with what it rests on. */
  record TracedCard(
      int number,
      String title,
      @Nullable Integer principle,
      @Nullable Basis principleBy,
      @Nullable Integer inspiration,
      @Nullable Basis inspirationBy,
      @Schema(example = "[\"q1\", \"q4\"]") List<String> quotes,
      @Nullable Basis quotesBy) {}

  /** A principle of stage 3, between trends and cards. */
  record TracedPrinciple(int number, String title, List<TraceLink> trends, List<Integer> cards) {}

  /** A trend of stage 2, between an inspiration and principles. */
  record TracedTrend(
      int number,
      String title,
      @Nullable Integer inspiration,
      @Nullable Known inspirationBy,
      List<Integer> principles) {}

  /** An inspiration of stage 1, between quotes and what follows from it. */
  record TracedInspiration(
      int number, String title, List<String> quotes, List<Integer> trends, List<Integer> cards) {}

  /** A quote with the cards that rest on it. */
  record TracedQuote(@JsonUnwrapped Quote quote, List<Integer> cards) {}

  /** A passage of the document with its quotes. */
  record TracedPassage(
      @Schema(example = "p12.3") String id, @Nullable Place place, List<String> quotes) {}
}
