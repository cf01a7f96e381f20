package dev.innovationpipeline.schema.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The grounds of a card: an inspiration, a principle and quotes of the document.
 *
 * @param card its number
 * @param inspiration its number, from 1; null where it is not known
 * @param inspirationBy how the inspiration is known
 * @param principle its number in the context that the card was made from; null where it is not
 *     known
 * @param principleTitle the heading of the principle, without its number
 * @param principleBy how the principle is known
 * @param quotes ids of verified quotes of the run's first stage
 * @param quotesBy how the quotes are known
 */
public record CardSource(
    int card,
    @Nullable Integer inspiration,
    @Nullable Basis inspirationBy,
    @Nullable Integer principle,
    @Nullable String principleTitle,
    @Nullable Basis principleBy,
    List<String> quotes,
    @Nullable Basis quotesBy) {

  public CardSource {
    quotes = List.copyOf(Objects.requireNonNullElse(quotes, List.of()));
  }

  /** The ways to know what a card rests on, by their names on the wire. */
  public enum Basis {
    /** The model named it, and it exists. */
    MODEL("model"),
    /** Code chose what has most words in common with the card. */
    LIKENESS("likeness"),
    /** Code took what belongs to the inspiration, or the inspiration of the quotes. */
    INSPIRATION("inspiration");

    private final String wireName;

    Basis(String wireName) {
      this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
      return wireName;
    }
  }
}
