package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An opportunity card as the last stage's JSON has it.
 *
 * @param parsed false for the stand-in of a card that could not be read
 */
public record Card(
    int number,
    String title,
    String tagline,
    String problem,
    String solution,
    String whyNow,
    String targetSegment,
    String quickWin,
    boolean parsed) {

  private static final List<Integer> NUMBERS = IntStream.rangeClosed(1, 5).boxed().toList();

  /** The cards of an output of the last stage. */
  public static List<Card> of(@Nullable JsonNode json) {
    List<Card> cards = new ArrayList<>();
    if (json != null) {
      json.path("cards").forEach(card -> cards.add(card(card)));
    }
    return cards;
  }

  /**
   * @throws UnwritableEventException when these are not the cards 1 to 5
   */
  static void check(StageCompleted event) {
    List<Integer> numbers = of(event.json()).stream().map(Card::number).sorted().toList();
    if (!numbers.equals(NUMBERS)) {
      throw new UnwritableEventException(
          "The event %s has the cards %s; a run has exactly the cards 1 to 5."
              .formatted(event.id(), numbers));
    }
  }

  private static Card card(JsonNode json) {
    return new Card(
        json.path("number").asInt(0),
        text(json, "title"),
        text(json, "tagline"),
        text(json, "problem"),
        text(json, "solution"),
        text(json, "why_now"),
        text(json, "target_segment"),
        text(json, "quick_win"),
        json.path("parsed").asBoolean(true));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).stringValue("");
  }
}
